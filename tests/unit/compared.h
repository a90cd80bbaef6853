#ifndef TESTS_COMPARED_H
#define TESTS_COMPARED_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/digest.h"
#include "compare/compare.h"
#include "compare/match.h"

/* What tests of the comparison share: made-up facts and instances, and a run over them. */
struct fixture {
	struct arena arena;
	struct facts facts;
	struct snapshot snapshot;
	struct audit_result result;
	struct str error;
};

static inline void setup(struct fixture *f)
{
	memset(f, 0, sizeof(*f));
	arena_init(&f->arena);
}

static inline void teardown(struct fixture *f)
{
	arena_finish(&f->arena);
}

static inline void add_app(struct fixture *f, const char *root)
{
	struct fact_app app = {.root = str_of(root), .clerk = true, .framework_read = true};
	vec_push(&f->arena, &f->facts.apps, app);
}

static inline void add_key(struct fixture *f, uint32_t app, const char *file, const char *host)
{
	struct fact_key key = {
		.at = {.file = str_of(file), .line = 3, .app = app, .context = CONTEXT_ENV},
		.kind = KEY_PUBLISHABLE,
		.frontend_api = str_of(host),
		.valid = true,
	};
	vec_push(&f->arena, &f->facts.keys, key);
}

static inline void add_instance(
	struct fixture *f, const char *id, const char *kind, const char *host)
{
	struct instance instance = {
		.label = str_of(id),
		.id = {.known = true, .value = str_of(id)},
		.environment_type = {.known = kind != NULL, .value = str_of(kind)},
	};
	if (host != NULL) {
		vec_push(&f->arena, &instance.frontend_api_hosts, str_of(host));
	}
	vec_push(&f->arena, &f->snapshot.instances, instance);
}

static inline bool run_on(
	struct fixture *f, const struct rule *rule, bool with_snapshot, const char *which)
{
	const struct rule *const rules[] = {rule, NULL};
	struct compare_options options = {.instance = str_of(which)};
	return compare_run_rules(&f->arena, rules, &f->facts, with_snapshot ? &f->snapshot : NULL,
		&options, &f->result, &f->error);
}

static inline const struct verdict *verdict(const struct fixture *f, size_t i)
{
	assert_true(i < f->result.verdicts.n);
	return &f->result.verdicts.items[i];
}

static inline void assert_verdict(
	const struct fixture *f, size_t i, enum verdict_kind kind, const char *reason)
{
	const struct verdict *v = verdict(f, i);
	assert_string_equal(verdict_name(v->kind), verdict_name(kind));
	assert_int_equal(v->reason.n, strlen(reason));
	assert_memory_equal(v->reason.n > 0 ? v->reason.s : "", reason, v->reason.n);
}
/* A rule that finds the instance it was given, with its Clerk side. */
static inline void check_instance(struct audit *audit)
{
	assert_non_null(audit->instance);
	struct finding finding = match_finding(audit, NULL);
	finding.clerk = match_ref(audit, STR("bapi.instance.id"), audit->instance->id.value);
	finding.message = match_instance(audit);
	audit_find(audit, finding);
}

#endif
