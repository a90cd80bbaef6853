#include "facts/fields.h"

static const char *name_of_context(unsigned value)
{
	return context_name((enum context)value);
}

static const char *name_of_environment(unsigned value)
{
	return environment_name((enum environment)value);
}

static const char *name_of_kind(unsigned value)
{
	return keys_kind_name((enum key_kind)value);
}

static const char *name_of_mode(unsigned value)
{
	return keys_mode_name((enum key_mode)value);
}

static const char *name_of_known(unsigned value)
{
	static const char *const names[] = {
		[KNOWN_ABSENT] = "absent",
		[KNOWN_VALUE] = "value",
		[KNOWN_UNRESOLVED] = "unresolved",
	};

	return value < sizeof(names) / sizeof(names[0]) ? names[value] : NULL;
}

static const struct enum_names contexts = {name_of_context, CONTEXT_OTHER + 1};
static const struct enum_names environments = {name_of_environment, ENVIRONMENT_TEST + 1};
static const struct enum_names kinds = {name_of_kind, KEY_AMBIGUOUS + 1};
static const struct enum_names modes = {name_of_mode, KEY_MODE_LIVE + 1};
static const struct enum_names knowns = {name_of_known, KNOWN_UNRESOLVED + 1};

/* Enums are read and written as unsigned. */
_Static_assert(sizeof(enum context) == sizeof(unsigned), "enum size");
_Static_assert(sizeof(enum environment) == sizeof(unsigned), "enum size");
_Static_assert(sizeof(enum key_kind) == sizeof(unsigned), "enum size");
_Static_assert(sizeof(enum key_mode) == sizeof(unsigned), "enum size");
_Static_assert(sizeof(enum known) == sizeof(unsigned), "enum size");
_Static_assert(sizeof(enum protection) == sizeof(unsigned), "enum size");
_Static_assert(sizeof(str_vec) == sizeof(struct any_vec), "vector size");

#define PLAIN(type, key, struct_, member) \
	{ \
		key, type, offsetof(struct struct_, member), \
		{ \
			NULL \
		} \
	}
#define STRING(key, struct_, member)        PLAIN(FIELD_STRING, key, struct_, member)
#define MASKED(key, struct_, member)        PLAIN(FIELD_MASKED, key, struct_, member)
#define BOOL(key, struct_, member)          PLAIN(FIELD_BOOL, key, struct_, member)
#define STRINGS(key, struct_, member)       PLAIN(FIELD_STRINGS, key, struct_, member)
#define PLACE(key, struct_, member)         PLAIN(FIELD_PLACE, key, struct_, member)
#define AT(struct_)                         OF(FIELD_INLINE, NULL, struct_, at, &record_place)
#define RECORDS(key, struct_, member, what) OF(FIELD_RECORDS, key, struct_, member, &what)
#define OF(type, key, struct_, member, what) \
	{ \
		key, type, offsetof(struct struct_, member), \
		{ \
			.record = (what) \
		} \
	}
#define ENUM(key, struct_, member, what) \
	{ \
		key, FIELD_ENUM, offsetof(struct struct_, member), \
		{ \
			.names = &(what) \
		} \
	}
#define RECORD(struct_, list) \
	{ \
		list, sizeof(list) / sizeof((list)[0]), sizeof(struct struct_), #list \
	}

static const struct field place_fields[] = {
	STRING("file", place, file),
	PLAIN(FIELD_U32, "line", place, line),
	PLAIN(FIELD_U32, "column", place, column),
	PLAIN(FIELD_U32, "end_line", place, end_line),
	PLAIN(FIELD_U32, "end_column", place, end_column),
	MASKED("excerpt", place, excerpt),
	MASKED("line_hash", place, line_hash),
	ENUM("context", place, context, contexts),
	PLAIN(FIELD_APP, "app", place, app),
};

const struct record record_place = RECORD(place, place_fields);

static const struct field app_fields[] = {
	STRING("root", fact_app, root),
	STRING("framework", fact_app, framework),
	STRING("framework_version", fact_app, framework_version),
	STRING("manifest", fact_app, manifest),
	BOOL("framework_read", fact_app, framework_read),
	BOOL("app_router", fact_app, app_router),
	BOOL("clerk", fact_app, clerk),
	STRINGS("shared", fact_app, shared),
};

static const struct record app_record = RECORD(fact_app, app_fields);

static const struct field notice_fields[] = {
	STRING("path", notice, path),
	STRING("reason", notice, reason),
};

static const struct record notice_record = RECORD(notice, notice_fields);

static const struct field environment_fields[] = {
	STRING("name", fact_environment_value, name),
	MASKED("fingerprint", fact_environment_value, fingerprint),
	STRING("class", fact_environment_value, value_class),
	STRING("frontend_api", fact_environment_value, frontend_api),
	STRING("problem", fact_environment_value, problem),
	STRING("from", fact_environment_value, from),
};

static const struct record environment_record = RECORD(fact_environment_value, environment_fields);

static const struct field unread_fields[] = {
	AT(fact_unread),
	STRING("kind", fact_unread, kind),
	BOOL("clerk", fact_unread, clerk),
	BOOL("paths", fact_unread, paths),
};

static const struct record unread_record = RECORD(fact_unread, unread_fields);

static const struct field package_fields[] = {
	AT(fact_package),
	STRING("name", fact_package, name),
	STRING("range", fact_package, range),
	STRING("resolved", fact_package, resolved),
	STRING("manifest", fact_package, manifest),
	BOOL("dev", fact_package, dev),
};

static const struct record package_record = RECORD(fact_package, package_fields);

static const struct field key_fields[] = {
	AT(fact_key),
	ENUM("kind", fact_key, kind, kinds),
	ENUM("mode", fact_key, mode, modes),
	STRING("frontend_api", fact_key, frontend_api),
	MASKED("redacted", fact_key, redacted),
	MASKED("fingerprint", fact_key, fingerprint),
	STRING("env_name", fact_key, env_name),
	ENUM("environment", fact_key, environment, environments),
	BOOL("valid", fact_key, valid),
	STRING("problem", fact_key, problem),
	BOOL("clerks_own", fact_key, clerks_own),
	STRING("sample", fact_key, sample),
};

static const struct record key_record = RECORD(fact_key, key_fields);

static const struct field definition_fields[] = {
	AT(fact_env_definition),
	STRING("name", fact_env_definition, name),
	STRING("value_class", fact_env_definition, value_class),
	ENUM("environment", fact_env_definition, environment, environments),
	BOOL("sample", fact_env_definition, sample),
	STRING("via", fact_env_definition, via),
	STRING("form", fact_env_definition, form),
	STRING("scope", fact_env_definition, scope),
	STRING("phase", fact_env_definition, phase),
	BOOL("final", fact_env_definition, final),
};

static const struct record definition_record = RECORD(fact_env_definition, definition_fields);

static const struct field read_fields[] = {
	AT(fact_env_read),
	STRING("name", fact_env_read, name),
	STRING("via", fact_env_read, via),
	BOOL("client", fact_env_read, client),
	STRING("handed", fact_env_read, handed),
	STRING("otherwise", fact_env_read, otherwise),
};

static const struct record read_record = RECORD(fact_env_read, read_fields);

static const struct field mention_fields[] = {
	AT(fact_env_mention),
	STRING("name", fact_env_mention, name),
};

static const struct record mention_record = RECORD(fact_env_mention, mention_fields);

static const struct field key_use_fields[] = {
	AT(fact_key_use),
	STRING("option", fact_key_use, option),
	STRING("via", fact_key_use, via),
	STRING("package", fact_key_use, package),
	STRING("form", fact_key_use, form),
	STRING("value", fact_key_use, value),
	STRINGS("env", fact_key_use, env),
	RECORDS("literals", fact_key_use, literals, record_place),
	BOOL("resolved", fact_key_use, resolved),
	BOOL("changed", fact_key_use, changed),
	STRING("side", fact_key_use, side),
};

static const struct record key_use_record = RECORD(fact_key_use, key_use_fields);

static const struct field item_fields[] = {
	AT(fact_item),
	STRING("name", fact_item, name),
	STRING("kind", fact_item, kind),
};

static const struct record item_record = RECORD(fact_item, item_fields);

static const struct field event_fields[] = {
	AT(fact_item),
	STRING("type", fact_item, name),
	STRING("kind", fact_item, kind),
};

static const struct record event_record = RECORD(fact_item, event_fields);

static const struct field guard_fields[] = {
	STRING("guard", fact_webhook_handler, guard),
	STRING("pattern", fact_webhook_handler, guard_pattern),
	STRING("fate", fact_webhook_handler, guard_fate),
	OF(FIELD_INLINE, NULL, fact_webhook_handler, guard_at, &record_place),
};

static const struct record guard_record = RECORD(fact_webhook_handler, guard_fields);

static const struct field handler_fields[] = {
	AT(fact_webhook_handler),
	STRING("framework", fact_webhook_handler, framework),
	STRINGS("methods", fact_webhook_handler, methods),
	STRING("route", fact_webhook_handler, route),
	BOOL("route_resolved", fact_webhook_handler, route_resolved),
	STRING("handler", fact_webhook_handler, handler),
	STRING("verifier", fact_webhook_handler, verifier),
	PLACE("verify_at", fact_webhook_handler, verify_at),
	PLACE("verified_later", fact_webhook_handler, verified_later),
	RECORDS("skips", fact_webhook_handler, skips, item_record),
	RECORDS("dropped_fields", fact_webhook_handler, dropped_fields, item_record),
	STRING("package", fact_webhook_handler, package),
	STRINGS("secret_env", fact_webhook_handler, secret_env),
	STRING("secret_from", fact_webhook_handler, secret_from),
	STRING("secret_default", fact_webhook_handler, secret_default),
	STRING("secret_class", fact_webhook_handler, secret_class),
	PLACE("secret_at", fact_webhook_handler, secret_at),
	STRING("body", fact_webhook_handler, body),
	RECORDS("problems", fact_webhook_handler, problems, item_record),
	RECORDS("events", fact_webhook_handler, events, event_record),
	STRING("dispatch", fact_webhook_handler, dispatch),
	BOOL("events_complete", fact_webhook_handler, events_complete),
	BOOL("acts_on_all", fact_webhook_handler, acts_on_all),
	RECORDS("work_before_verify", fact_webhook_handler, work_before_verify, item_record),
	RECORDS("work_after_verify", fact_webhook_handler, work_after_verify, item_record),
	STRING("on_failure", fact_webhook_handler, on_failure),
	BOOL("dedup", fact_webhook_handler, dedup),
	RECORDS("writes", fact_webhook_handler, writes, item_record),
	RECORDS("hazards", fact_webhook_handler, hazards, item_record),
	OF(FIELD_PROTECTION, "protected_by", fact_webhook_handler, protection, &guard_record),
};

static const struct record handler_record = RECORD(fact_webhook_handler, handler_fields);

static const struct field option_fields[] = {
	AT(fact_option),
	STRING("name", fact_option, name),
	STRING("value", fact_option, value),
	BOOL("resolved", fact_option, resolved),
};

static const struct record option_record = RECORD(fact_option, option_fields);

static const struct field middleware_fields[] = {
	AT(fact_middleware),
	STRING("framework", fact_middleware, framework),
	STRING("api", fact_middleware, api),
	RECORDS("matcher", fact_middleware, matcher, item_record),
	RECORDS("public_routes", fact_middleware, public_routes, item_record),
	RECORDS("protected_routes", fact_middleware, protected_routes, item_record),
	STRING("polarity", fact_middleware, polarity),
	STRING("fate", fact_middleware, fate),
	RECORDS("options", fact_middleware, options, option_record),
};

static const struct record middleware_record = RECORD(fact_middleware, middleware_fields);

static const struct field entry_file_fields[] = {
	AT(fact_entry_file),
	STRING("framework", fact_entry_file, framework),
	STRING("runs", fact_entry_file, runs),
	STRING("installs", fact_entry_file, installs),
};

static const struct record entry_file_record = RECORD(fact_entry_file, entry_file_fields);

static const struct field server_action_fields[] = {
	AT(fact_server_action),
	STRING("name", fact_server_action, name),
	RECORDS("writes", fact_server_action, writes, item_record),
	STRING("check", fact_server_action, check),
	RECORDS("client_uses", fact_server_action, client_uses, record_place),
};

static const struct record server_action_record = RECORD(fact_server_action, server_action_fields);

static const struct field token_fields[] = {
	AT(fact_token_verification),
	STRING("library", fact_token_verification, library),
	STRING("call", fact_token_verification, call),
	ENUM("tolerance", fact_token_verification, tolerance, knowns),
	PLAIN(FIELD_I64, "tolerance_ms", fact_token_verification, tolerance_ms),
	STRING("tolerance_text", fact_token_verification, tolerance_text),
	STRING("tolerance_option", fact_token_verification, tolerance_option),
	PLACE("tolerance_at", fact_token_verification, tolerance_at),
	STRING("clerk_evidence", fact_token_verification, clerk_evidence),
	STRING("issuer", fact_token_verification, issuer),
	STRING("key", fact_token_verification, key),
	BOOL("verifies", fact_token_verification, verifies),
	ENUM("issuer_known", fact_token_verification, issuer_known, knowns),
	STRING("issuer_env", fact_token_verification, issuer_env),
	ENUM("audience_known", fact_token_verification, audience_known, knowns),
	STRINGS("audience", fact_token_verification, audience),
	ENUM("algorithms_known", fact_token_verification, algorithms_known, knowns),
	STRINGS("algorithms", fact_token_verification, algorithms),
	STRING("ignore_expiration", fact_token_verification, ignore_expiration),
	ENUM("authorized_parties_known", fact_token_verification, authorized_parties_known, knowns),
	STRINGS("authorized_parties", fact_token_verification, authorized_parties),
	BOOL("checks_azp", fact_token_verification, checks_azp),
	BOOL("checks_sts", fact_token_verification, checks_sts),
	STRING("decides_access", fact_token_verification, decides_access),
	STRING("key_env", fact_token_verification, key_env),
	MASKED("key_fingerprint", fact_token_verification, key_fingerprint),
};

static const struct record token_record = RECORD(fact_token_verification, token_fields);

static const struct field route_guard_fields[] = {
	STRING("guard", fact_route, guard),
	STRING("pattern", fact_route, guard_pattern),
	STRING("fate", fact_route, guard_fate),
	OF(FIELD_INLINE, NULL, fact_route, guard_at, &record_place),
};

static const struct record route_guard_record = RECORD(fact_route, route_guard_fields);

static const struct field route_fields[] = {
	AT(fact_route),
	STRING("framework", fact_route, framework),
	STRING("kind", fact_route, kind),
	STRINGS("methods", fact_route, methods),
	STRING("route", fact_route, route),
	BOOL("resolved", fact_route, resolved),
	STRING("handler", fact_route, handler),
	OF(FIELD_PROTECTION, "protected_by", fact_route, protection, &route_guard_record),
};

static const struct record route_record = RECORD(fact_route, route_fields);

static const struct field template_fields[] = {
	AT(fact_jwt_template),
	STRING("name", fact_jwt_template, name),
	BOOL("resolved", fact_jwt_template, resolved),
	STRING("form", fact_jwt_template, form),
	STRING("side", fact_jwt_template, side),
	RECORDS("uses", fact_jwt_template, uses, record_place),
};

static const struct record template_record = RECORD(fact_jwt_template, template_fields);

static const struct field authorization_fields[] = {
	AT(fact_authorization),
	STRING("kind", fact_authorization, kind),
	STRING("name", fact_authorization, name),
	BOOL("resolved", fact_authorization, resolved),
	STRING("form", fact_authorization, form),
	STRING("side", fact_authorization, side),
	STRING("subject", fact_authorization, subject),
	STRING("otherwise", fact_authorization, otherwise),
	BOOL("negated", fact_authorization, negated),
	BOOL("combined", fact_authorization, combined),
	BOOL("optional", fact_authorization, optional),
	BOOL("in_organization", fact_authorization, in_organization),
	RECORDS("uses", fact_authorization, uses, record_place),
};

static const struct record authorization_record = RECORD(fact_authorization, authorization_fields);

static const struct field strategy_fields[] = {
	AT(fact_strategy),
	STRING("strategy", fact_strategy, strategy),
	BOOL("resolved", fact_strategy, resolved),
	BOOL("optional", fact_strategy, optional),
	BOOL("offered", fact_strategy, offered),
	STRING("flow", fact_strategy, flow),
	STRING("api", fact_strategy, api),
	STRING("side", fact_strategy, side),
	RECORDS("uses", fact_strategy, uses, record_place),
};

static const struct record strategy_record = RECORD(fact_strategy, strategy_fields);

static const struct field feature_fields[] = {
	AT(fact_feature),
	STRING("feature", fact_feature, feature),
	STRING("by", fact_feature, by),
	STRING("side", fact_feature, side),
	STRING("object", fact_feature, object),
	BOOL("resolved", fact_feature, resolved),
	STRING("among", fact_feature, among),
	STRING("payer", fact_feature, payer),
};

static const struct record feature_record = RECORD(fact_feature, feature_fields);

static const struct field unsafe_read_fields[] = {
	AT(fact_unsafe_read),
	STRING("name", fact_unsafe_read, name),
	STRING("side", fact_unsafe_read, side),
	STRING("decides_access", fact_unsafe_read, decides_access),
	PLACE("decided_at", fact_unsafe_read, decided_at),
};

static const struct record unsafe_read_record = RECORD(fact_unsafe_read, unsafe_read_fields);

static const struct field host_fields[] = {
	AT(fact_host),
	STRING("host", fact_host, host),
	BOOL("resolved", fact_host, resolved),
	STRING("role", fact_host, role),
	STRING("env", fact_host, env),
	ENUM("environment", fact_host, environment, environments),
	BOOL("sample", fact_host, sample),
	BOOL("fallback", fact_host, fallback),
};

static const struct record host_record = RECORD(fact_host, host_fields);

static const struct field url_fields[] = {
	AT(fact_url),
	STRING("setting", fact_url, setting),
	STRING("value", fact_url, value),
	BOOL("resolved", fact_url, resolved),
	STRING("via", fact_url, via),
	STRING("env", fact_url, env),
	STRING("side", fact_url, side),
	ENUM("environment", fact_url, environment, environments),
	BOOL("sample", fact_url, sample),
	PLAIN(FIELD_U32, "group", fact_url, group),
	BOOL("open", fact_url, open),
};

static const struct record url_record = RECORD(fact_url, url_fields);

static const struct field backend_call_fields[] = {
	AT(fact_backend_call),
	STRING("call", fact_backend_call, call),
	STRING("key_env", fact_backend_call, key_env),
	BOOL("client", fact_backend_call, client),
	BOOL("in_loop", fact_backend_call, in_loop),
	BOOL("awaited", fact_backend_call, awaited),
	STRING("paging", fact_backend_call, paging),
	STRING("retried", fact_backend_call, retried),
	BOOL("keyed", fact_backend_call, keyed),
	STRINGS("headers", fact_backend_call, headers),
};

static const struct record backend_call_record = RECORD(fact_backend_call, backend_call_fields);

static const struct field claim_fields[] = {
	AT(fact_claim),
	STRING("name", fact_claim, name),
	STRING("version", fact_claim, version),
	STRING("form", fact_claim, form),
	STRING("token", fact_claim, token),
	STRING("side", fact_claim, side),
};

static const struct record claim_record = RECORD(fact_claim, claim_fields);

static const struct field api_use_fields[] = {
	AT(fact_api_use),
	STRING("package", fact_api_use, package),
	STRING("name", fact_api_use, name),
	STRING("form", fact_api_use, form),
	STRING("side", fact_api_use, side),
	STRING("value", fact_api_use, value),
	BOOL("awaited", fact_api_use, awaited),
	BOOL("unused", fact_api_use, unused),
};

static const struct record api_use_record = RECORD(fact_api_use, api_use_fields);

static const struct field policy_fields[] = {
	AT(fact_policy),
	STRING("via", fact_policy, via),
	STRINGS("sources", fact_policy, sources),
	BOOL("some_paths", fact_policy, some_paths),
	BOOL("api", fact_policy, api),
	ENUM("environment", fact_policy, environment, environments),
	BOOL("report_only", fact_policy, report_only),
	BOOL("resolved", fact_policy, resolved),
	RECORDS("directives", fact_policy, directives, item_record),
	STRINGS("unresolved", fact_policy, unresolved),
};

static const struct record policy_record = RECORD(fact_policy, policy_fields);

static const struct field rewrite_fields[] = {
	AT(fact_rewrite),
	STRING("kind", fact_rewrite, kind),
	STRING("source", fact_rewrite, source),
	STRING("destination", fact_rewrite, destination),
	STRING("via", fact_rewrite, via),
	BOOL("resolved", fact_rewrite, resolved),
	BOOL("conditional", fact_rewrite, conditional),
};

static const struct record rewrite_record = RECORD(fact_rewrite, rewrite_fields);

static const struct field suppression_fields[] = {
	AT(fact_suppression),
	STRING("scope", fact_suppression, scope),
	STRINGS("rules", fact_suppression, rules),
	STRING("reason", fact_suppression, reason),
	STRING("until", fact_suppression, until),
	PLAIN(FIELD_U32, "target", fact_suppression, target),
};

static const struct record suppression_record = RECORD(fact_suppression, suppression_fields);

static const struct field build_fields[] = {
	AT(fact_build),
	STRING("via", fact_build, via),
	STRING("command", fact_build, command),
	STRING("scope", fact_build, scope),
	STRINGS("variables", fact_build, variables),
	STRINGS("env_files", fact_build, env_files),
	BOOL("takes_all", fact_build, takes_all),
	BOOL("deploys", fact_build, deploys),
	BOOL("known", fact_build, known),
};

static const struct record build_record = RECORD(fact_build, build_fields);

static const struct field private_file_fields[] = {
	AT(fact_private_file),
	STRING("kind", fact_private_file, kind),
	STRING("git", fact_private_file, git),
	BOOL("read", fact_private_file, read),
};

static const struct record private_file_record = RECORD(fact_private_file, private_file_fields);

static const struct field scan_fields[] = {
	PLAIN(FIELD_U64, "files_seen", facts, files_seen),
	PLAIN(FIELD_U64, "files_read", facts, files_read),
	PLAIN(FIELD_U64, "files_parsed", facts, files_parsed),
	PLAIN(FIELD_U64, "files_skipped", facts, files_skipped),
	PLAIN(FIELD_U64, "unresolved", facts, unresolved),
};

static const struct record scan_record = RECORD(facts, scan_fields);

/* The apps stand before every place: a place names its app. */
static const struct field facts_fields[] = {
	STRING("prefix", facts, prefix),
	MASKED("config_digest", facts, config_digest),
	STRING("config_base", facts, config_base),
	BOOL("config_above", facts, config_above),
	{"scan", FIELD_INSIDE, 0, {.record = &scan_record}},
	RECORDS("apps", facts, apps, app_record),
	RECORDS("notices", facts, notices, notice_record),
	STRINGS("ignored_env", facts, ignored_env),
	BOOL("in_git", facts, in_git),
	RECORDS("private_files", facts, private_files, private_file_record),
	RECORDS("environment", facts, environment, environment_record),
	RECORDS("unread", facts, unread, unread_record),
	RECORDS("packages", facts, packages, package_record),
	RECORDS("keys", facts, keys, key_record),
	RECORDS("env_definitions", facts, env_definitions, definition_record),
	RECORDS("builds", facts, builds, build_record),
	RECORDS("env_reads", facts, env_reads, read_record),
	RECORDS("env_mentions", facts, env_mentions, mention_record),
	RECORDS("key_uses", facts, key_uses, key_use_record),
	RECORDS("webhook_handlers", facts, webhook_handlers, handler_record),
	RECORDS("middleware", facts, middleware, middleware_record),
	RECORDS("entry_files", facts, entry_files, entry_file_record),
	RECORDS("routes", facts, routes, route_record),
	RECORDS("server_actions", facts, server_actions, server_action_record),
	RECORDS("jwt_templates", facts, jwt_templates, template_record),
	RECORDS("authorization", facts, authorization, authorization_record),
	RECORDS("strategies", facts, strategies, strategy_record),
	RECORDS("features", facts, features, feature_record),
	RECORDS("unsafe_reads", facts, unsafe_reads, unsafe_read_record),
	RECORDS("token_verifications", facts, token_verifications, token_record),
	RECORDS("hosts", facts, hosts, host_record),
	RECORDS("urls", facts, urls, url_record),
	RECORDS("backend_calls", facts, backend_calls, backend_call_record),
	RECORDS("claims", facts, claims, claim_record),
	RECORDS("api_uses", facts, api_uses, api_use_record),
	RECORDS("policies", facts, policies, policy_record),
	RECORDS("rewrites", facts, rewrites, rewrite_record),
	RECORDS("suppressions", facts, suppressions, suppression_record),
};

const char *const fields_head[FIELDS_HEAD] = {"format", "format_version", "tool", "root"};

const struct record record_facts = RECORD(facts, facts_fields);
