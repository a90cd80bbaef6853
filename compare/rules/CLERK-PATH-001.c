#include "compare/match.h"
#include "compare/match_page.h"
#include "compare/match_setup.h"
#include "compare/rules/pages.h"

/* One of the two pages. */
struct page_kind {
	const char *setting;
	const char *what;
	const struct field_str *field;
};

struct look {
	const struct page_kind *kind;
	struct match_setup setup;
	struct match_pages pages;
	struct map told; /* "setting path" of what was reported */
	struct map counts; /* of the values that one call may be given */
};

/* The instance's path; absent: it has none of its own. */
static struct str wanted_path(struct audit *audit, const struct page_kind *kind)
{
	const struct field_str *field = kind->field;

	if (!field->known || field->value.n == 0 || match_page_is_portal(audit, field->value)) {
		return STR_NONE;
	}
	return match_page_path(audit, field->value);
}

static struct finding start(
	struct audit *audit, const struct look *look, const struct fact_url *url, struct str wanted)
{
	const struct field_str *field = look->kind->field;
	struct finding finding = match_finding(audit, &url->at);

	if (!str_absent(wanted)) {
		finding.clerk = match_ref(audit, field->path, field->value);
	}
	return finding;
}

/* "NEXT_PUBLIC_CLERK_SIGN_IN_URL '/login' (.env:3)" */
static struct str name_of(struct audit *audit, const struct look *look, const struct fact_url *url)
{
	struct str place = match_place(audit, &url->at);

	return url->env.n > 0
		       ? str_format(audit->arena, "%.*s '%.*s' (%.*s)", STR_ARGS(url->env),
				 STR_ARGS(url->value), STR_ARGS(place))
		       : str_format(audit->arena, "%s '%.*s' of %.*s (%.*s)", look->kind->setting,
				 STR_ARGS(url->value), STR_ARGS(url->via), STR_ARGS(place));
}

static void find_other(
	struct audit *audit, const struct look *look, const struct fact_url *url, struct str wanted)
{
	const struct field_str *field = look->kind->field;
	struct str instance = match_instance(audit);
	struct str name = name_of(audit, look, url);
	struct str place = match_place(audit, &url->at);
	struct finding finding = start(audit, look, url, wanted);

	finding.message = str_format(audit->arena,
		"%.*s is not the %s page of %.*s, which is '%.*s' (%.*s)", STR_ARGS(name),
		look->kind->what, STR_ARGS(instance), STR_ARGS(wanted), STR_ARGS(field->path));
	finding.fix = str_format(audit->arena,
		"write '%.*s' at %.*s, or set the %s page in the Clerk Dashboard (Paths) to the "
		"app's",
		STR_ARGS(wanted), STR_ARGS(place), look->kind->what);
	audit_find(audit, finding);
}

static void find_missing(struct audit *audit, const struct look *look, const struct fact_url *url,
	struct str path, struct str wanted)
{
	struct str name = name_of(audit, look, url);
	struct str place = match_place(audit, &url->at);
	struct str other = match_page_near(audit, &look->pages, path);
	struct finding finding = start(audit, look, url, wanted);
	struct str instance = STR("");

	if (!str_absent(wanted)) {
		instance = str_format(audit->arena, "; %.*s has its %s page there, too (%.*s)",
			STR_ARGS(match_instance(audit)), look->kind->what,
			STR_ARGS(look->kind->field->path));
	}
	finding.message = str_format(audit->arena,
		"%.*s leads to a page that the app does not have: no route matches '%.*s'%.*s%.*s",
		STR_ARGS(name), STR_ARGS(path), STR_ARGS(other), STR_ARGS(instance));
	finding.title = STR("sign-in or sign-up page that the app does not have");
	finding.why = STR("who has to sign in is sent to a page that answers 404");
	finding.fix = str_format(audit->arena,
		"add a page for '%.*s', or write the path of the one that there is at %.*s",
		STR_ARGS(path), STR_ARGS(place));
	audit_find(audit, finding);
}

static bool is_new(struct audit *audit, struct look *look, struct str path)
{
	struct str key = str_format(audit->arena, "%s\n%.*s", look->kind->setting, STR_ARGS(path));

	if (map_get(&look->told, key) != MAP_NONE) {
		return false;
	}
	map_put(audit->arena, &look->told, key, 0);
	return true;
}

/* Is it said to one component or call, which may have a page of its own beside the instance's? */
static bool is_of_component(struct str via)
{
	return str_has(via, "SignIn") || str_has(via, "SignUp");
}

/* Is another path than the instance's right all the same? */
static bool may_differ(struct audit *audit, struct look *look, const struct fact_url *url,
	struct str path, struct str wanted)
{
	struct match_pages *pages = &look->pages;

	return match_page_is_tail(path, wanted) || match_page_is_tail(wanted, path) ||
	       match_page_is_led_on(audit, wanted) ||
	       match_setup_is_chosen(audit, &look->counts, url) ||
	       match_page_may_be_another(audit, pages, path, wanted) ||
	       (is_of_component(url->via) && match_page_is_there(audit, pages, wanted) &&
		       match_page_is_there(audit, pages, path));
}

/* Only a path of the app's own can be looked for. */
static bool is_missing(
	struct audit *audit, struct look *look, const struct fact_url *url, struct str path)
{
	return str_starts(str_trim(url->value), "/") &&
	       !match_setup_is_chosen(audit, &look->counts, url) &&
	       match_page_is_missing(audit, &look->pages, path);
}

static void judge_path(
	struct audit *audit, struct look *look, const struct fact_url *url, struct str path)
{
	struct str wanted = wanted_path(audit, look->kind);
	bool differs = !str_absent(wanted) && !str_equal(path, wanted);

	if (differs && may_differ(audit, look, url, path, wanted)) {
		audit_unresolved(audit);
	} else if (differs) {
		audit_judged(audit);
		if (is_new(audit, look, path)) {
			find_other(audit, look, url, wanted);
		}
	} else if (is_missing(audit, look, url, path)) {
		audit_judged(audit);
		if (is_new(audit, look, path)) {
			find_missing(audit, look, url, path, wanted);
		}
	} else if (!str_absent(wanted) || match_page_is_there(audit, &look->pages, path)) {
		audit_judged(audit);
	} else {
		audit_unresolved(audit);
	}
}

/* Has the instance a page of its own whose path is not understood? */
static bool is_unreadable(struct audit *audit, const struct page_kind *kind)
{
	const struct field_str *field = kind->field;

	return field->known && field->value.n > 0 && !match_page_is_portal(audit, field->value) &&
	       str_absent(wanted_path(audit, kind));
}

static void judge(struct audit *audit, struct look *look, const struct fact_url *url)
{
	struct str path;

	if (!url->resolved) {
		audit_unresolved(audit);
		return;
	}
	if (url->value.n == 0 || match_page_is_portal(audit, url->value)) {
		return; /* as if it were not set */
	}
	path = match_page_path(audit, url->value);
	if (str_absent(path) || is_unreadable(audit, look->kind)) {
		audit_unresolved(audit);
	} else {
		judge_path(audit, look, url, path);
	}
}

static void judge_kind(struct audit *audit, struct look *look)
{
	match_urls urls = {0};

	match_setup_values(audit, &look->setup, look->kind->setting, &urls);
	match_setup_count(audit, &urls, &look->counts);
	if (urls.n > 0 && !look->kind->field->known) {
		audit_not_evaluated(audit, "the instance's %s page is not known: %.*s",
			look->kind->what, STR_ARGS(look->kind->field->reason));
	}
	for (size_t i = 0; i < urls.n; i++) {
		judge(audit, look, urls.items[i]);
	}
}

static void check(struct audit *audit)
{
	const struct page_kind kinds[] = {
		{"signInUrl", "sign-in", &audit->instance->sign_in_url},
		{"signUpUrl", "sign-up", &audit->instance->sign_up_url},
	};
	struct look look = {0};
	enum environment environment = match_instance_environment(audit);

	if (environment == ENVIRONMENT_ANY || !match_page_has_any(audit)) {
		return;
	}
	match_setup_read(audit, environment, &look.setup);
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		look.kind = &kinds[i];
		judge_kind(audit, &look);
	}
}

const struct rule rule_CLERK_PATH_001 = {
	.info =
		{
			.id = "CLERK-PATH-001",
			.area = "domains",
			.title = "sign-in or sign-up page is not where the instance has it",
			.severity = SEVERITY_WARNING,
			.needs = NEEDS_BOTH,
			.reads = "environment_type sign_in_url sign_up_url",
			.about = "a sign-in or sign-up URL in code or settings",
			.symptom = "mails, invitations and redirects of Clerk lead to a page that "
				   "answers 404, while the app's own links work",
			.since = "0.1",
			.page = page_CLERK_PATH_001,
		},
	.check = check,
};
