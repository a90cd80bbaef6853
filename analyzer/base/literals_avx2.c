#include "base/literals_internal.h"

#ifdef LITERALS_HAVE_AVX2

#include <immintrin.h>

/* The one function with its helpers is compiled for processors that have these. */
#define AVX2 __attribute__((target("avx2")))

enum {
	BLOCK = 32,
	REACH = BLOCK + LITERALS_WINDOW - 1, /* bytes of the windows that begin in a block */
};

_Static_assert((int)REACH <= (int)LITERALS_LONG, "a long text has a block");

AVX2 static inline __m256i look_up(const uint8_t *table, __m256i halves)
{
	__m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)table);

	return _mm256_shuffle_epi8(_mm256_broadcastsi128_si256(bytes), halves);
}

/* One bit for each window of the block that a bucket lets pass. */
AVX2 static inline uint32_t find_windows(const struct literals *set, const char *block)
{
	const __m256i half = _mm256_set1_epi8(0xf);
	__m256i first = _mm256_set1_epi8(-1);
	__m256i second = first;

	for (size_t i = 0; i < LITERALS_WINDOW; i++) {
		__m256i bytes = _mm256_loadu_si256((const __m256i *)(const void *)(block + i));
		__m256i low = _mm256_and_si256(bytes, half);
		__m256i high = _mm256_and_si256(_mm256_srli_epi16(bytes, 4), half);

		first = _mm256_and_si256(first, look_up(set->low[0][i], low));
		first = _mm256_and_si256(first, look_up(set->high[0][i], high));
		second = _mm256_and_si256(second, look_up(set->low[1][i], low));
		second = _mm256_and_si256(second, look_up(set->high[1][i], high));
	}
	return ~(uint32_t)_mm256_movemask_epi8(
		_mm256_cmpeq_epi8(_mm256_or_si256(first, second), _mm256_setzero_si256()));
}

AVX2 uint32_t literals_avx2(const struct literals *set, struct str text)
{
	size_t last = text.n - REACH;
	uint32_t marks = 0;

	for (size_t at = 0; at < last + BLOCK && marks != set->all; at += BLOCK) {
		size_t block = at < last ? at : last; /* the last may overlap */
		uint32_t windows = find_windows(set, text.s + block);

		for (; windows != 0; windows &= windows - 1) {
			size_t window = block + (size_t)__builtin_ctz(windows);

			marks = literals_check(set, text, window, marks);
		}
	}
	return marks;
}

#endif
