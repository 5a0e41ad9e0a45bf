/* search: bytes and substrings in memory, 16 bytes at a time (SSE2, which every amd64 has).
 *
 * A chunk is read only where all 16 bytes belong to the string; what is left at the end is read again with the
 * bytes before it, or byte by byte in strings shorter than a chunk.
 * 1. A byte: compare a chunk with 16 copies of it; the lowest bit of the mask is the place.
 * 2. A substring: chunks where the first byte stands at i and the last at i + length - 1; each place that passes
 *    both is compared.  At worst length times as long as the string: bytealg.MaxLen bounds the length.
 * Source: W. Mula, SIMD-friendly algorithms for substring searching (generic SIMD).
 */
#include "runtime/value/value.h"

#include <emmintrin.h>
#include <string.h>

enum { CHUNK = sizeof(__m128i) };

static __m128i load(const uint8_t *bytes)
{
    return _mm_loadu_si128((const __m128i *)bytes);
}

/* A bit for each byte of the chunk that is the one wanted. */
static unsigned matches(const uint8_t *bytes, __m128i wanted)
{
    return (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(load(bytes), wanted));
}

GoInt rt_index_byte(GoString text, uint8_t byte)
{
    const __m128i wanted = _mm_set1_epi8((char)byte);
    GoInt at = 0;

    if (text.length < CHUNK) {
        for (; at < text.length; at++)
            if (text.data[at] == byte)
                return at;
        return -1;
    }
    for (; at <= text.length - CHUNK; at += CHUNK) {
        unsigned found = matches(text.data + at, wanted);
        if (found)
            return at + __builtin_ctz(found);
    }
    unsigned found = matches(text.data + text.length - CHUNK, wanted);
    return found ? text.length - CHUNK + __builtin_ctz(found) : -1;
}

GoInt rt_count_byte(GoString text, uint8_t byte)
{
    const __m128i wanted = _mm_set1_epi8((char)byte), zero = _mm_setzero_si128();
    GoInt at = 0;
    __m128i total = zero;

    /* A match is -1 in its byte: subtracted at most 255 times before the bytes are added up. */
    while (at <= text.length - CHUNK) {
        __m128i counts = zero;
        for (int turn = 0; turn < 255 && at <= text.length - CHUNK; turn++, at += CHUNK)
            counts = _mm_sub_epi8(counts, _mm_cmpeq_epi8(load(text.data + at), wanted));
        total = _mm_add_epi64(total, _mm_sad_epu8(counts, zero));
    }
    GoInt count = _mm_cvtsi128_si64(total) + _mm_cvtsi128_si64(_mm_unpackhi_epi64(total, total));
    for (; at < text.length; at++)
        count += text.data[at] == byte;
    return count;
}

static GoInt index_bytewise(GoString text, GoString part, GoInt at)
{
    for (; at <= text.length - part.length; at++)
        if (text.data[at] == part.data[0] && memcmp(text.data + at, part.data, (size_t)part.length) == 0)
            return at;
    return -1;
}

GoInt rt_index_string(GoString text, GoString part)
{
    GoInt at = 0, last = part.length - 1;

    if (part.length == 0)
        return 0;
    const __m128i first_byte = _mm_set1_epi8((char)part.data[0]), last_byte = _mm_set1_epi8((char)part.data[last]);
    for (; at + last <= text.length - CHUNK; at += CHUNK) {
        unsigned found = matches(text.data + at, first_byte) & matches(text.data + at + last, last_byte);
        for (; found; found &= found - 1) {
            GoInt place = at + __builtin_ctz(found);
            if (memcmp(text.data + place, part.data, (size_t)part.length) == 0)
                return place;
        }
    }
    return index_bytewise(text, part, at);
}
