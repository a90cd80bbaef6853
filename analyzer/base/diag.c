#include "base/diag.h"

#include <stdlib.h>

void notice_add(struct arena *arena, notice_vec *notices, struct str path, struct str reason)
{
	vec_push(arena, notices, (struct notice){str_copy(arena, path), str_copy(arena, reason)});
}

static int compare(const void *left, const void *right)
{
	const struct notice *a = left;
	const struct notice *b = right;
	int order = str_compare(a->path, b->path);

	return order != 0 ? order : str_compare(a->reason, b->reason);
}

void notice_sort(notice_vec *notices)
{
	size_t kept = 0;

	if (notices->n == 0) {
		return;
	}
	qsort(notices->items, notices->n, sizeof(notices->items[0]), compare);
	for (size_t i = 0; i < notices->n; i++) {
		if (i == 0 || compare(&notices->items[i], &notices->items[kept - 1]) != 0) {
			notices->items[kept++] = notices->items[i];
		}
	}
	notices->n = kept;
}
