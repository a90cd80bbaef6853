#include "base/literals_internal.h"

#ifdef LITERALS_HAVE_NEON

#include <arm_neon.h>

enum {
	BLOCK = 16,
	REACH = BLOCK + LITERALS_WINDOW - 1, /* bytes of the windows that begin in a block */
	BITS = 4, /* of a window in what is found */
};

_Static_assert((int)REACH <= (int)LITERALS_LONG, "a long text has a block");

/* Four bits for each window of the block that a bucket lets pass. */
static inline uint64_t find_windows(const struct literals *set, const char *block)
{
	uint8x16_t first = vdupq_n_u8(0xff);
	uint8x16_t second = first;
	uint8x16_t found;

	for (size_t i = 0; i < LITERALS_WINDOW; i++) {
		uint8x16_t bytes = vld1q_u8((const uint8_t *)block + i);
		uint8x16_t low = vandq_u8(bytes, vdupq_n_u8(0xf));
		uint8x16_t high = vshrq_n_u8(bytes, 4);

		first = vandq_u8(first, vqtbl1q_u8(vld1q_u8(set->low[0][i]), low));
		first = vandq_u8(first, vqtbl1q_u8(vld1q_u8(set->high[0][i]), high));
		second = vandq_u8(second, vqtbl1q_u8(vld1q_u8(set->low[1][i]), low));
		second = vandq_u8(second, vqtbl1q_u8(vld1q_u8(set->high[1][i]), high));
	}
	found = vorrq_u8(first, second);
	found = vtstq_u8(found, found);
	return vget_lane_u64(
		vreinterpret_u64_u8(vshrn_n_u16(vreinterpretq_u16_u8(found), BITS)), 0);
}

uint32_t literals_neon(const struct literals *set, struct str text)
{
	size_t last = text.n - REACH;
	uint32_t marks = 0;

	for (size_t at = 0; at < last + BLOCK && marks != set->all; at += BLOCK) {
		size_t block = at < last ? at : last; /* the last may overlap */
		uint64_t windows = find_windows(set, text.s + block);

		while (windows != 0) {
			size_t i = (size_t)__builtin_ctzll(windows) / BITS;

			marks = literals_check(set, text, block + i, marks);
			windows &= ~((uint64_t)0xf << i * BITS);
		}
	}
	return marks;
}

#endif
