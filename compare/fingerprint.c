#include "compare/fingerprint.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/digest.h"
#include "base/map.h"

static void add_part(struct buf *buf, struct str part)
{
	buf_add(buf, part);
	buf_add_byte(buf, '\0');
}

static void add_without_space(struct buf *buf, struct str text)
{
	for (size_t i = 0; i < text.n; i++) {
		if (text.s[i] != ' ' && text.s[i] != '\t') {
			buf_add_byte(buf, text.s[i]);
		}
	}
	buf_add_byte(buf, '\0');
}

/* "webhooks.endpoints[12].events" without the 12: the list's order means nothing. */
static void add_path(struct buf *buf, struct str path)
{
	bool inside = false;

	for (size_t i = 0; i < path.n; i++) {
		inside = inside && path.s[i] != ']';
		if (!inside) {
			buf_add_byte(buf, path.s[i]);
		}
		inside = inside || path.s[i] == '[';
	}
	buf_add_byte(buf, '\0');
}

static void write_subject(
	const struct audit_result *result, const struct finding *f, struct buf *buf)
{
	struct str app = STR("");

	if (f->app < result->facts->apps.n) {
		app = result->facts->apps.items[f->app].root;
	}
	add_part(buf, str_of(f->rule->id));
	add_part(buf, app);
	add_part(buf, f->at.file);
	add_without_space(buf, f->at.excerpt);
	add_part(buf, f->clerk.instance_id);
	add_path(buf, f->clerk.path);
}

void fingerprint_all(struct arena *arena, struct audit_result *result)
{
	struct map seen = {0};
	struct buf buf = {0};

	for (size_t i = 0; i < result->findings.n; i++) {
		struct finding *finding = &result->findings.items[i];

		buf.n = 0;
		write_subject(result, finding, &buf);
		struct str subject = str_copy(arena, buf_str(&buf));
		uint32_t before = map_get(&seen, subject);
		uint32_t ordinal = before == MAP_NONE ? 0 : before + 1;
		map_put(arena, &seen, subject, ordinal);
		buf_format(&buf, "%u", ordinal);
		finding->fingerprint = digest_fingerprint(arena, buf_str(&buf));
	}
	buf_finish(&buf);
}

struct str fingerprint_content(struct arena *arena, const struct finding *finding)
{
	struct buf buf = {0};

	add_part(&buf, str_of(finding->rule->id));
	add_without_space(&buf, finding->at.excerpt);
	add_part(&buf, finding->clerk.instance_id);
	add_path(&buf, finding->clerk.path);
	struct str print = digest_fingerprint(arena, buf_str(&buf));
	buf_finish(&buf);
	return print;
}

static int order_unmatched(const void *a, const void *b)
{
	const struct unmatched *x = a;
	const struct unmatched *y = b;
	int order = str_compare(x->content, y->content);

	return order != 0 ? order : (x->index > y->index) - (x->index < y->index);
}

void fingerprint_sort(unmatched_vec *list)
{
	if (list->n > 1) {
		qsort(list->items, list->n, sizeof(list->items[0]), order_unmatched);
	}
}
