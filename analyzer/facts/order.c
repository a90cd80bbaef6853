#include "facts/order.h"

#include <stdlib.h>
#include <string.h>

/* A record that begins with its place, and where it stood. */
struct entry {
	const char *record;
	size_t index;
};

static int compare_numbers(uint32_t a, uint32_t b)
{
	return a < b ? -1 : a > b;
}

static int compare_entries(const void *left, const void *right)
{
	const struct entry *a = left;
	const struct entry *b = right;
	struct place p;
	struct place q;
	int order;

	memcpy(&p, a->record, sizeof(p));
	memcpy(&q, b->record, sizeof(q));
	order = str_compare(p.file, q.file);
	if (order == 0) {
		order = compare_numbers(p.line, q.line);
	}
	if (order == 0) {
		order = compare_numbers(p.column, q.column);
	}
	if (order == 0) {
		order = a->index < b->index ? -1 : 1;
	}
	return order;
}

static void sort_records(struct arena *arena, void *items, size_t n, size_t size)
{
	char *copy;
	struct entry *entries;

	if (n < 2) {
		return;
	}
	copy = arena_array(arena, n, size);
	entries = arena_array(arena, n, sizeof(*entries));
	memcpy(copy, items, n * size);
	for (size_t i = 0; i < n; i++) {
		entries[i] = (struct entry){copy + i * size, i};
	}
	qsort(entries, n, sizeof(*entries), compare_entries);
	for (size_t i = 0; i < n; i++) {
		memcpy((char *)items + i * size, entries[i].record, size);
	}
}

_Static_assert(offsetof(struct fact_unread, at) == 0, "a record begins with its place");
_Static_assert(offsetof(struct fact_private_file, at) == 0, "a record begins with its place");
_Static_assert(offsetof(struct fact_package, at) == 0, "a record begins with its place");
_Static_assert(offsetof(struct fact_key, at) == 0, "a record begins with its place");
_Static_assert(offsetof(struct fact_env_definition, at) == 0, "a record begins with its place");
_Static_assert(offsetof(struct fact_build, at) == 0, "a record begins with its place");
_Static_assert(offsetof(struct fact_env_read, at) == 0, "a record begins with its place");
_Static_assert(offsetof(struct fact_env_mention, at) == 0, "a record begins with its place");
_Static_assert(offsetof(struct fact_key_use, at) == 0, "a record begins with its place");
_Static_assert(offsetof(struct fact_webhook_handler, at) == 0, "a record begins with its place");
_Static_assert(offsetof(struct fact_middleware, at) == 0, "a record begins with its place");
_Static_assert(offsetof(struct fact_token_verification, at) == 0, "a record begins with its place");
_Static_assert(offsetof(struct fact_route, at) == 0, "a record begins with its place");
_Static_assert(offsetof(struct fact_server_action, at) == 0, "a record begins with its place");
_Static_assert(offsetof(struct fact_jwt_template, at) == 0, "a record begins with its place");
_Static_assert(offsetof(struct fact_authorization, at) == 0, "a record begins with its place");
_Static_assert(offsetof(struct fact_strategy, at) == 0, "a record begins with its place");
_Static_assert(offsetof(struct fact_feature, at) == 0, "a record begins with its place");
_Static_assert(offsetof(struct fact_unsafe_read, at) == 0, "a record begins with its place");
_Static_assert(offsetof(struct fact_host, at) == 0, "a record begins with its place");
_Static_assert(offsetof(struct fact_url, at) == 0, "a record begins with its place");
_Static_assert(offsetof(struct fact_backend_call, at) == 0, "a record begins with its place");
_Static_assert(offsetof(struct fact_claim, at) == 0, "a record begins with its place");
_Static_assert(offsetof(struct fact_api_use, at) == 0, "a record begins with its place");
_Static_assert(offsetof(struct fact_policy, at) == 0, "a record begins with its place");
_Static_assert(offsetof(struct fact_rewrite, at) == 0, "a record begins with its place");
_Static_assert(offsetof(struct fact_suppression, at) == 0, "a record begins with its place");

#define SORT(arena, list) sort_records((arena), (list).items, (list).n, sizeof((list).items[0]))

void order_facts(struct arena *arena, struct facts *facts)
{
	SORT(arena, facts->unread);
	SORT(arena, facts->private_files);
	SORT(arena, facts->packages);
	SORT(arena, facts->keys);
	SORT(arena, facts->env_definitions);
	SORT(arena, facts->builds);
	SORT(arena, facts->env_reads);
	SORT(arena, facts->env_mentions);
	SORT(arena, facts->key_uses);
	SORT(arena, facts->webhook_handlers);
	SORT(arena, facts->middleware);
	SORT(arena, facts->entry_files);
	SORT(arena, facts->token_verifications);
	SORT(arena, facts->routes);
	SORT(arena, facts->server_actions);
	SORT(arena, facts->jwt_templates);
	SORT(arena, facts->authorization);
	SORT(arena, facts->strategies);
	SORT(arena, facts->features);
	SORT(arena, facts->unsafe_reads);
	SORT(arena, facts->hosts);
	SORT(arena, facts->urls);
	SORT(arena, facts->backend_calls);
	SORT(arena, facts->claims);
	SORT(arena, facts->api_uses);
	SORT(arena, facts->policies);
	SORT(arena, facts->rewrites);
	SORT(arena, facts->suppressions);
	notice_sort(&facts->notices);
}
