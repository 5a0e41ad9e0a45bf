/* Hash: SHA-256, for keys that must not collide. */
#pragma once
#include "base/text.h"

typedef struct Hash {
    uint32_t state[8];
    uint8_t block[64];
    uint64_t length;         /* in bytes, so far */
} Hash;

void hash_start(Hash *hash);
void hash_add(Hash *hash, const void *bytes, size_t length);

/* A text and its length, so that two texts in a row are not one. */
void hash_add_text(Hash *hash, Text text);
void hash_add_string(Hash *hash, const char *zero_terminated);
void hash_add_number(Hash *hash, uint64_t number);

/* 64 hexadecimal digits. */
const char *hash_done(Arena *arena, Hash *hash);
