/* hash: numbers for keys, different in each process.
 *
 * The mixing is a 64x64 -> 128 bit multiplication folded by xor; bytes are taken 16 at a time.
 * Source: Wang Yi, wyhash.
 */
#pragma once
#include "runtime/abi/layout.h"
#include <string.h>

/* Random, odd; set before the program begins. */
extern uint64_t hash_keys[2];

static inline uint64_t hash_mix(uint64_t a, uint64_t b)
{
    unsigned __int128 product = (unsigned __int128)a * b;

    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

static inline uint64_t hash_integer(uint64_t word, uint64_t seed)
{
    return hash_mix(word ^ hash_keys[0], seed ^ hash_keys[1]);
}

static inline uint64_t hash_load_8(const uint8_t *bytes)
{
    uint64_t word;

    memcpy(&word, bytes, sizeof word);
    return word;
}

static inline uint64_t hash_load_4(const uint8_t *bytes)
{
    uint32_t word;

    memcpy(&word, bytes, sizeof word);
    return word;
}

static inline uint64_t hash_bytes(const uint8_t *bytes, size_t size_bytes, uint64_t seed)
{
    uint64_t first = 0, last = 0;
    size_t left_bytes = size_bytes;

    seed ^= hash_keys[0];
    for (; left_bytes > 16; bytes += 16, left_bytes -= 16)
        seed = hash_mix(hash_load_8(bytes) ^ hash_keys[1], hash_load_8(bytes + 8) ^ seed);
    if (left_bytes >= 8) {
        first = hash_load_8(bytes);
        last = hash_load_8(bytes + left_bytes - 8);
    } else if (left_bytes >= 4) {
        first = hash_load_4(bytes);
        last = hash_load_4(bytes + left_bytes - 4);
    } else if (left_bytes > 0) {
        first = (uint64_t)bytes[0] << 16 | (uint64_t)bytes[left_bytes / 2] << 8 | bytes[left_bytes - 1];
    }
    return hash_mix(hash_keys[1] ^ size_bytes, hash_mix(first ^ hash_keys[1], last ^ seed));
}

static inline uint64_t hash_string(GoString text, uint64_t seed)
{
    return hash_bytes(text.data, (size_t)text.length, seed);
}

/* For package hash/maphash. */
uintptr_t rt_hash_bytes(const uint8_t *bytes, uintptr_t size_bytes, uintptr_t seed);

/* Sets hash_keys. */
void hash_init(void);

/* Go's typehash: the same for equal values.  Panics where the type cannot be hashed. */
uint64_t value_hash(const GoType *type, const void *value, uint64_t seed);
