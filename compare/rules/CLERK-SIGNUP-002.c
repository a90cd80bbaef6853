#include "compare/match.h"
#include "compare/match_flow.h"
#include "compare/rules/pages.h"

/* The widget is a web page's: native apps have none, and extensions may not load it. */
static bool is_web(const struct audit *audit)
{
	struct str framework = audit->facts->apps.items[audit->app].framework;

	for (size_t i = 0; i < audit->facts->packages.n; i++) {
		const struct fact_package *it = &audit->facts->packages.items[i];

		if (it->at.app == audit->app && (str_is(it->name, "@clerk/chrome-extension") ||
							str_is(it->name, "@clerk/clerk-expo") ||
							str_is(it->name, "@clerk/expo"))) {
			return false;
		}
	}
	return !str_is(framework, "expo") && !str_is(framework, "react-native");
}

static void report(struct audit *audit, const match_flows *flows)
{
	const struct instance *instance = audit->instance;
	struct finding finding = match_flow_finding(audit, flows);

	finding.message = str_format(audit->arena,
		"%.*s signs users up, and the app has no element with the id 'clerk-captcha'; bot "
		"protection of %.*s is on (%.*s is true) with the widget '%.*s' (%.*s), for which "
		"Clerk falls back to the invisible one",
		STR_ARGS(match_flow_name(audit, &flows->items[0])), STR_ARGS(match_instance(audit)),
		STR_ARGS(instance->captcha_enabled.path),
		STR_ARGS(instance->captcha_widget_type.value),
		STR_ARGS(instance->captcha_widget_type.path));
	finding.fix = str_format(audit->arena,
		"render <div id=\"clerk-captcha\" /> in the form that %.*s belongs to, before the "
		"call is made",
		STR_ARGS(match_place(audit, flows->items[0].at)));
	finding.clerk = match_ref(audit, instance->captcha_enabled.path, STR("true"));
	audit_find(audit, finding);
}

/* Says what is not known. */
static bool is_widget_shown(struct audit *audit)
{
	const struct field_bool *enabled = &audit->instance->captcha_enabled;
	const struct field_str *widget = &audit->instance->captcha_widget_type;

	if (!enabled->known || (enabled->value && !widget->known)) {
		audit_not_evaluated(
			audit, "%.*s", STR_ARGS(enabled->known ? widget->reason : enabled->reason));
		return false;
	}
	if (enabled->value && !str_is(widget->value, "smart") &&
		!str_is(widget->value, "invisible")) {
		audit_not_evaluated(audit, "%.*s is '%.*s', which is no widget that is known",
			STR_ARGS(widget->path), STR_ARGS(widget->value));
		return false;
	}
	audit_judged(audit);
	return enabled->value && str_is(widget->value, "smart");
}

static void check(struct audit *audit)
{
	match_flows flows;

	if (!is_web(audit)) {
		return;
	}
	/* for most providers of OAuth, Clerk does without the widget */
	flows = match_flow_forms(audit, "custom_sign_up");
	if (flows.n == 0) {
		return;
	}
	if (match_flow_has(audit, "captcha")) {
		audit_judged(audit);
	} else if (is_widget_shown(audit)) {
		report(audit, &flows);
	}
}

const struct rule rule_CLERK_SIGNUP_002 = {
	.info =
		{
			.id = "CLERK-SIGNUP-002",
			.area = "sign-in",
			.title = "custom sign-up without the element for bot protection",
			.severity = SEVERITY_BLOCKER,
			.needs = NEEDS_BOTH,
			.reads = "captcha_enabled captcha_widget_type",
			.sdk = true,
			.about = "a sign-up flow of a web app's own",
			.symptom =
				"captcha_invalid or captcha_missing_token: visitors whom the check "
				"doubts are refused, as there is no place to ask them",
			.since = "0.1",
			.page = page_CLERK_SIGNUP_002,
		},
	.check = check,
};
