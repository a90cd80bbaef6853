#include "facts/cache_entry.h"

#include "module/summary_store.h"

enum {
	NOTICES_MAX = 16,
	REASON_MAX = 1000,
};

/* A number is four bytes, the lowest first. */
static void add_number(struct buf *out, size_t number)
{
	for (int i = 0; i < 32; i += 8) {
		buf_add_byte(out, (char)(number >> i));
	}
}

static bool take_number(struct str *rest, uint32_t most, uint32_t *out)
{
	*out = 0;
	for (size_t i = 0; i < 4 && i < rest->n; i++) {
		*out |= (uint32_t)(unsigned char)rest->s[i] << 8 * i;
	}
	if (rest->n < 4 || *out > most) {
		return false;
	}
	*rest = str_slice(*rest, 4, rest->n);
	return true;
}

void cache_entry_write(const struct cache_entry *entry, struct buf *out)
{
	add_number(out, entry->notice_count);
	for (size_t i = 0; i < entry->notice_count; i++) {
		add_number(out, entry->notices[i].reason.n);
		buf_add(out, entry->notices[i].reason);
	}
	if (entry->summary != NULL) {
		summary_store_write(entry->summary, out);
	}
}

static bool take_notices(
	struct str *rest, struct str path, struct arena *keep, struct cache_entry *out)
{
	notice_vec notices = {0};
	uint32_t count;
	uint32_t n;

	if (!take_number(rest, NOTICES_MAX, &count)) {
		return false;
	}
	for (uint32_t i = 0; i < count; i++) {
		if (!take_number(rest, REASON_MAX, &n) || n > rest->n) {
			return false;
		}
		notice_add(keep, &notices, path, str_slice(*rest, 0, n));
		*rest = str_slice(*rest, n, rest->n);
	}
	out->notices = notices.items;
	out->notice_count = notices.n;
	return true;
}

bool cache_entry_read(struct str bytes, struct str path, struct str text, struct arena *keep,
	struct arena *scratch, struct cache_entry *out)
{
	*out = (struct cache_entry){0};
	if (!take_notices(&bytes, path, keep, out)) {
		return false;
	}
	if (bytes.n == 0) {
		return true;
	}
	out->summary = summary_store_read(bytes, path, text, keep);
	return out->summary != NULL && summary_is_sound(out->summary, scratch);
}
