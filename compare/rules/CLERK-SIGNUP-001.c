#include "compare/match.h"
#include "compare/match_flow.h"
#include "compare/rules/pages.h"

/* How far a way to sign up leads where the instance does not let everybody in. */
enum door {
	DOOR_NONE, /* only names a page */
	DOOR_PAGE, /* lets in whoever has an invitation, and tells the others */
	DOOR_BUTTON, /* offers everybody to sign up */
	DOOR_CALLS, /* a page of one's own, whose call is refused */
};

static enum door door_of(const struct match_flow *flow)
{
	if (str_ends(flow->by, "Url") || str_ends(flow->by, ".withSignUp")) {
		return DOOR_NONE;
	}
	return str_is(flow->by, "SignUp") || str_ends(flow->by, "mountSignUp") ? DOOR_PAGE
									       : DOOR_BUTTON;
}

struct doors {
	match_flows all[DOOR_CALLS + 1];
	enum door widest;
	unsigned unknown; /* begun with what is not known, as a ticket, or perhaps not there */
};

static void add(struct audit *audit, struct doors *doors, enum door door, struct match_flow flow)
{
	vec_push(audit->arena, &doors->all[door], flow);
	doors->widest = door > doors->widest ? door : doors->widest;
}

static struct doors doors_of(struct audit *audit)
{
	struct doors doors = {0};
	match_flows components = {0};
	match_flows calls = {0};

	match_flow_read(audit, "sign_up", &components);
	match_flow_read(audit, "custom_sign_up", &calls);
	for (size_t i = 0; i < components.n; i++) {
		enum door door = door_of(&components.items[i]);

		if (components.items[i].unknown && door != DOOR_NONE) {
			doors.unknown++;
		} else if (!str_starts(components.items[i].by, "SignUp.")) {
			add(audit, &doors, door, components.items[i]);
		}
	}
	for (size_t i = 0; i < calls.n; i++) {
		if (calls.items[i].unknown) {
			doors.unknown++;
		} else if (!str_is(calls.items[i].strategy, "ticket")) {
			add(audit, &doors, DOOR_CALLS, calls.items[i]);
		}
	}
	return doors;
}

/* Forms to join a waitlist; what only reads its entries is no form. */
static match_flows waitlists_of(struct audit *audit, bool urls)
{
	match_flows all = {0};
	match_flows forms = {0};

	match_flow_read(audit, "waitlist", &all);
	for (size_t i = 0; i < all.n; i++) {
		struct str by = all.items[i].by;

		if (!str_has(by, "waitlistEntries") &&
			(urls || (!str_ends(by, "Url") && !all.items[i].unknown))) {
			vec_push(audit->arena, &forms, all.items[i]);
		}
	}
	return forms;
}

/* Is there a waitlist page that Clerk is told of? */
static bool names_waitlist(struct audit *audit)
{
	for (size_t i = 0; i < audit->facts->urls.n; i++) {
		const struct fact_url *it = &audit->facts->urls.items[i];

		if (str_is(it->setting, "waitlistUrl") && !it->sample &&
			match_in_app(audit, &it->at)) {
			return true;
		}
	}
	return waitlists_of(audit, true).n > 0;
}

/* Does the app send invitations, or take them? Then its page is for who has one. */
static bool invites(struct audit *audit)
{
	for (size_t i = 0; i < audit->facts->backend_calls.n; i++) {
		const struct fact_backend_call *it = &audit->facts->backend_calls.items[i];

		if (str_has_nocase(it->call, "invitation") && context_is_live(it->at.context)) {
			return true;
		}
	}
	for (size_t i = 0; i < audit->facts->strategies.n; i++) {
		const struct fact_strategy *it = &audit->facts->strategies.items[i];

		if (str_is(it->strategy, "ticket") && match_in_app(audit, &it->at)) {
			return true;
		}
	}
	return match_flow_has(audit, "organizations");
}

static struct str name_of(struct audit *audit, const struct match_flow *flow)
{
	bool component = str_find_byte(flow->by, '.') == SIZE_MAX && flow->by.s[0] >= 'A' &&
			 flow->by.s[0] <= 'Z';

	return str_format(audit->arena, "%s%.*s%s at %.*s", component ? "<" : "",
		STR_ARGS(flow->by), component ? ">" : "", STR_ARGS(match_place(audit, flow->at)));
}

static void report(struct audit *audit, const match_flows *flows, enum severity severity,
	const char *effect, const char *fix)
{
	const struct field_str *mode = &audit->instance->sign_up_mode;
	struct finding finding = match_flow_finding(audit, flows);

	finding.severity = severity;
	finding.message = str_format(audit->arena,
		"%.*s: %s, as the sign-up mode of %.*s is '%.*s' (%.*s)",
		STR_ARGS(name_of(audit, &flows->items[0])), effect, STR_ARGS(match_instance(audit)),
		STR_ARGS(mode->value), STR_ARGS(mode->path));
	finding.fix = str_of(fix);
	finding.clerk = match_ref(audit, mode->path, mode->value);
	audit_find(audit, finding);
}

static void judge_restricted(struct audit *audit, const struct doors *doors)
{
	static const char fix[] =
		"take the offer out and let users in by invitation, or set the instance's sign-up "
		"mode to public (Clerk Dashboard, User & authentication, Access mode: Open)";

	if (doors->widest == DOOR_CALLS) {
		report(audit, &doors->all[DOOR_CALLS], SEVERITY_WARNING,
			"a sign-up without an invitation is refused", fix);
	} else if (doors->widest == DOOR_BUTTON) {
		report(audit, &doors->all[DOOR_BUTTON], SEVERITY_WARNING,
			"who is offered to sign up is told that access is restricted", fix);
	} else if (doors->widest == DOOR_PAGE && !invites(audit)) {
		report(audit, &doors->all[DOOR_PAGE], SEVERITY_NOTE,
			"only who has an invitation gets past it", fix);
	}
}

static void judge_waitlist(struct audit *audit, const struct doors *doors)
{
	static const char fix[] =
		"render <Waitlist /> on a page of the app and name it in waitlistUrl, or set the "
		"instance's sign-up mode to public (Clerk Dashboard, User & authentication, "
		"Access mode: Open)";

	if (names_waitlist(audit)) {
		return;
	}
	if (doors->widest == DOOR_CALLS) {
		report(audit, &doors->all[DOOR_CALLS], SEVERITY_WARNING,
			"a sign-up that was not approved is refused and the app has no page to "
			"join the waitlist",
			fix);
	} else if (doors->widest != DOOR_NONE) {
		report(audit, &doors->all[doors->widest], SEVERITY_NOTE,
			"visitors are sent to Clerk's own waitlist page, the app has none", fix);
	}
}

/* Says what is not known. */
static bool is_mode_known(struct audit *audit)
{
	static const char *const modes[] = {"public", "restricted", "waitlist"};
	const struct field_str *mode = &audit->instance->sign_up_mode;

	if (!mode->known) {
		audit_not_evaluated(audit, "%.*s", STR_ARGS(mode->reason));
		return false;
	}
	if (!str_in(mode->value, modes, sizeof(modes) / sizeof(modes[0]))) {
		audit_not_evaluated(audit, "%.*s is '%.*s', which is no mode that is known",
			STR_ARGS(mode->path), STR_ARGS(mode->value));
		return false;
	}
	return true;
}

static void judge(struct audit *audit, const struct doors *doors, const match_flows *waitlists)
{
	struct str mode = audit->instance->sign_up_mode.value;

	audit_judged(audit);
	if (str_is(mode, "waitlist")) {
		judge_waitlist(audit, doors);
		return;
	}
	if (waitlists->n > 0) {
		report(audit, waitlists, SEVERITY_WARNING, "the waitlist takes no entries",
			"set the instance's sign-up mode to waitlist (Clerk Dashboard, User & "
			"authentication, Access mode), or take the form out");
	}
	if (str_is(mode, "restricted")) {
		judge_restricted(audit, doors);
	}
}

static void check(struct audit *audit)
{
	struct doors doors = doors_of(audit);
	match_flows waitlists = waitlists_of(audit, false);
	bool seen = doors.widest != DOOR_NONE || waitlists.n > 0;

	if ((!seen && doors.unknown == 0) || !is_mode_known(audit)) {
		return;
	}
	for (unsigned i = 0; i < doors.unknown; i++) {
		if (str_is(audit->instance->sign_up_mode.value, "public")) {
			audit_judged(audit);
		} else {
			audit_unresolved(audit);
		}
	}
	if (seen) {
		judge(audit, &doors, &waitlists);
	}
}

const struct rule rule_CLERK_SIGNUP_001 = {
	.info =
		{
			.id = "CLERK-SIGNUP-001",
			.area = "sign-in",
			.title = "sign-up page and the instance's sign-up mode do not fit",
			.severity = SEVERITY_WARNING,
			.needs = NEEDS_BOTH,
			.reads = "sign_up_mode",
			.about = "a way to sign up, or to join a waitlist",
			.symptom = "visitors are offered what they cannot have: "
				   "sign_up_mode_restricted, sign_up_restricted_waitlist, or of a "
				   "waitlist waitlist_not_accepting_entries",
			.since = "0.1",
			.page = page_CLERK_SIGNUP_001,
		},
	.check = check,
};
