#include <float.h>

#include "base/ascii.h"
#include "base/literals_internal.h"
#include "base/rarity.h"

/*
 * What the buckets let pass. For each place: the share of bytes that have one
 * of a bucket's lower (upper) halves, and what one half more would add to it.
 */
struct place {
	float low[LITERALS_BUCKETS];
	float high[LITERALS_BUCKETS];
	float more_low[LITERALS_NIBBLES][LITERALS_BUCKETS];
	float more_high[LITERALS_NIBBLES][LITERALS_BUCKETS];
};

struct plan {
	struct place places[LITERALS_WINDOW];
	float passing[LITERALS_BUCKETS]; /* the share of windows */
};

static float share_of(unsigned byte)
{
	float share = 1;

	for (unsigned i = 8; i <= rarity_of[byte]; i += 8) {
		share /= 2;
	}
	return share;
}

static void init_plan(struct plan *plan)
{
	*plan = (struct plan){0};
	for (unsigned byte = 0; byte < RARITY_BYTES; byte++) {
		float share = ascii_is_upper((int)byte) ? 0 : share_of(byte);

		for (size_t i = 0; i < LITERALS_BUCKETS; i++) {
			plan->places[0].more_low[byte % LITERALS_NIBBLES][i] += share;
			plan->places[0].more_high[byte / LITERALS_NIBBLES][i] += share;
		}
	}
	for (size_t i = 1; i < LITERALS_WINDOW; i++) {
		plan->places[i] = plan->places[0];
	}
}

/* What each bucket would let pass with this window in it. */
static void widen(const struct plan *plan, const char *window, float *out)
{
	for (size_t b = 0; b < LITERALS_BUCKETS; b++) {
		out[b] = 1;
	}
	for (size_t i = 0; i < LITERALS_WINDOW; i++) {
		const struct place *place = &plan->places[i];
		const float *low = place->more_low[(unsigned char)window[i] % LITERALS_NIBBLES];
		const float *high = place->more_high[(unsigned char)window[i] / LITERALS_NIBBLES];

		for (size_t b = 0; b < LITERALS_BUCKETS; b++) {
			out[b] *= (place->low[b] + low[b]) * (place->high[b] + high[b]);
		}
	}
}

static void put(struct plan *plan, const char *window, size_t bucket, float passing)
{
	plan->passing[bucket] = passing;
	for (size_t i = 0; i < LITERALS_WINDOW; i++) {
		struct place *place = &plan->places[i];
		unsigned char byte = (unsigned char)window[i];
		float *low = &place->more_low[byte % LITERALS_NIBBLES][bucket];
		float *high = &place->more_high[byte / LITERALS_NIBBLES][bucket];

		place->low[bucket] += *low;
		place->high[bucket] += *high;
		*low = 0;
		*high = 0;
	}
}

/* The window of a literal and the bucket that together let the least more pass. */
static size_t plan_window(struct plan *plan, struct str text, size_t *out_bucket)
{
	float least = FLT_MAX;
	float passing = 0;
	size_t offset = 0;

	for (size_t at = 0; at + LITERALS_WINDOW <= text.n; at++) {
		float wider[LITERALS_BUCKETS];

		widen(plan, text.s + at, wider);
		for (size_t b = 0; b < LITERALS_BUCKETS; b++) {
			if (wider[b] - plan->passing[b] < least) {
				least = wider[b] - plan->passing[b];
				passing = wider[b];
				offset = at;
				*out_bucket = b;
			}
		}
	}
	put(plan, text.s + offset, *out_bucket, passing);
	return offset;
}

/* Says in all tables that a bucket has a byte at a place. */
static void allow(struct literals *set, size_t bucket, size_t place, unsigned char byte)
{
	uint8_t bit = (uint8_t)(1u << bucket % 8);

	set->low[bucket / 8][place][byte % LITERALS_NIBBLES] |= bit;
	set->high[bucket / 8][place][byte / LITERALS_NIBBLES] |= bit;
	set->lacking[byte] &= ~((uint64_t)1 << (place * LITERALS_BUCKETS + bucket));
}

static void add(struct literals *set, struct plan *plan, size_t i)
{
	struct literals_entry *entry = &set->entries[i];
	size_t bucket = 0;
	const char *window;
	uint16_t *head;

	entry->offset = (uint16_t)plan_window(plan, set->list[i].text, &bucket);
	window = set->list[i].text.s + entry->offset;
	entry->word = literals_word(window);
	head = &set->heads[literals_hash(entry->word)];
	entry->next = *head;
	*head = (uint16_t)(i + 1);
	for (size_t place = 0; place < LITERALS_WINDOW; place++) {
		allow(set, bucket, place, (unsigned char)window[place]);
		allow(set, bucket, place, (unsigned char)ascii_upper(window[place]));
	}
	set->all |= set->list[i].marks;
}

static bool stands_at(struct str text, size_t at, struct str literal)
{
	if (text.n - at < literal.n) {
		return false;
	}
	for (size_t i = 0; i < literal.n; i++) {
		if (ascii_lower(text.s[at + i]) != literal.s[i]) {
			return false;
		}
	}
	return true;
}

uint32_t literals_compare(
	const struct literals *set, struct str text, size_t window, uint32_t entry, uint32_t marks)
{
	uint32_t word = literals_word(text.s + window);

	for (uint32_t i = entry; i != 0; i = set->entries[i - 1].next) {
		const struct literals_entry *known = &set->entries[i - 1];
		const struct literal *literal = &set->list[i - 1];

		if (known->word == word && known->offset <= window &&
			(literal->marks & ~marks) != 0 &&
			stands_at(text, window - known->offset, literal->text)) {
			marks |= literal->marks;
		}
	}
	return marks;
}

/* Four places of 16 bits go by: the last says which buckets lack one of the last four bytes. */
static uint32_t search_plain(const struct literals *set, struct str text)
{
	const uint64_t none_lacks = (uint64_t)UINT16_MAX << 48;
	uint64_t lacking = UINT64_MAX;
	uint32_t marks = 0;

	for (size_t i = 0; i < text.n && marks != set->all; i++) {
		lacking = lacking << LITERALS_BUCKETS | set->lacking[(unsigned char)text.s[i]];
		if (lacking < none_lacks) {
			marks = literals_check(set, text, i + 1 - LITERALS_WINDOW, marks);
		}
	}
	return marks;
}

/* NULL where the machine cannot. */
static literals_search *search_of(enum literals_way way)
{
#ifdef LITERALS_HAVE_AVX2
	if (way == LITERALS_AVX2 && __builtin_cpu_supports("avx2")) {
		return literals_avx2;
	}
#endif
#ifdef LITERALS_HAVE_NEON
	if (way == LITERALS_NEON) {
		return literals_neon;
	}
#endif
	return way == LITERALS_PLAIN ? search_plain : NULL;
}

bool literals_go(struct literals *set, enum literals_way way)
{
	literals_search *search = search_of(way);

	set->search = search != NULL ? search : set->search;
	return search != NULL;
}

struct literals *literals_make(struct arena *arena, const struct literal *list, size_t count)
{
	struct literals *set = arena_new(arena, struct literals);
	struct plan plan;

	init_plan(&plan);
	set->list = list;
	set->entries = arena_array(arena, count, sizeof(set->entries[0]));
	memset(set->lacking, 0xff, sizeof(set->lacking));
	for (size_t i = 0; i < count; i++) {
		add(set, &plan, i);
	}
	for (int way = 0; way < LITERALS_WAYS; way++) {
		literals_go(set, (enum literals_way)way);
	}
	return set;
}

uint32_t literals_marks(const struct literals *set, struct str text)
{
	return text.n >= LITERALS_LONG ? set->search(set, text) : search_plain(set, text);
}
