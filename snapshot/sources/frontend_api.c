#include "snapshot/plain.h"
#include "snapshot/sources/sources.h"

/*
 * GET /v1/environment of the frontend API. Shapes: clerk/openapi-specs
 * fapi/2026-05-12.yml and clerk/javascript packages/shared/src/types.
 */
enum { MAX_ATTRIBUTES = 100, MAX_KEY = 80, DEFAULT_MIN_LENGTH = 8 };

/* Two of its parts tell an environment, or one and its name. */
enum slot frontend_api_recognise(const struct json *document)
{
	int found = json_is(json_get(document, "auth_config"), JSON_OBJECT) +
		    json_is(json_get(document, "display_config"), JSON_OBJECT) +
		    json_is(json_get(document, "user_settings"), JSON_OBJECT);

	found += str_is(json_string(json_get(document, "object")), "environment");
	return found >= 2 ? SLOT_ENVIRONMENT : SLOT_COUNT;
}

/* Does the list hold the strategy, or (NULL) any that works without another one? */
static bool offers(const struct json *list, const char *strategy)
{
	if (strategy != NULL) {
		return answer_list_has(list, strategy);
	}
	json_each (item, list) {
		if (!str_is(json_string(item), "backup_code")) {
			return true;
		}
	}
	return false;
}

static struct answer flag(struct reader *reader, struct source entry, const char *key)
{
	struct answer answer = answer_member(reader, entry, key, JSON_BOOL);

	answer.yes = answer.state == ANSWER_KNOWN && answer.value->boolean;
	return answer;
}

/* As the components compute it: clerk/javascript packages/ui/src/utils/mfa.ts. */
static struct answer factor_of(struct reader *reader, struct source entry, const char *strategy)
{
	struct answer used = flag(reader, entry, "used_for_second_factor");
	struct answer list;

	if (used.state != ANSWER_KNOWN || !used.yes) {
		return used;
	}
	list = answer_member_strings(reader, entry, "second_factors");
	if (list.state != ANSWER_KNOWN) {
		return list;
	}
	used.yes = offers(list.value, strategy);
	return used;
}

static struct answer attribute_factor(
	struct reader *reader, const char *attribute, const char *strategy)
{
	struct str key = str_format(reader->arena, "user_settings.attributes.%s", attribute);
	struct answer entry = answer_of_type(reader, SLOT_ENVIRONMENT, key.s, JSON_OBJECT);

	if (entry.state != ANSWER_KNOWN) {
		return entry;
	}
	return factor_of(reader, (struct source){entry.value, entry.path}, strategy);
}

/* The first attribute that offers any second factor; else one not understood, else absent. */
static struct answer find_factor(struct reader *reader, const struct answer *attributes)
{
	struct answer found = {ANSWER_ABSENT};
	size_t left = MAX_ATTRIBUTES;

	json_each (attribute, attributes->value) {
		struct str key = plain_text(reader->arena, attribute->key, MAX_KEY);
		struct source entry = {
			attribute, str_format(reader->arena, "%.*s.%.*s",
					   STR_ARGS(attributes->path), STR_ARGS(key))};
		struct answer one;

		if (attribute->type == JSON_NULL) {
			continue;
		}
		if (left-- == 0) {
			break;
		}
		one = factor_of(reader, entry, NULL);
		if (one.state == ANSWER_KNOWN && one.yes) {
			return one;
		}
		found = one.state == ANSWER_BAD ? one : found;
	}
	return found;
}

/*
 * Yes if any attribute offers a second factor; no only when the two that
 * matter, authenticator app and phone, are both there and say no.
 */
struct answer frontend_api_any_factor(struct reader *reader)
{
	struct answer all =
		answer_of_type(reader, SLOT_ENVIRONMENT, "user_settings.attributes", JSON_OBJECT);
	struct answer app = attribute_factor(reader, "authenticator_app", NULL);
	struct answer phone = attribute_factor(reader, "phone_number", NULL);
	struct answer found;

	if (all.state != ANSWER_KNOWN) {
		return all;
	}
	found = find_factor(reader, &all);
	if (found.state != ANSWER_ABSENT) {
		return found;
	}
	if (app.state == ANSWER_KNOWN && phone.state == ANSWER_KNOWN) {
		all.yes = false;
		return all;
	}
	return app.state == ANSWER_KNOWN ? phone : app;
}

static struct answer listed_factor(struct reader *reader, const char *strategy)
{
	struct answer list = answer_strings(reader, SLOT_ENVIRONMENT, "auth_config.second_factors");

	if (list.state == ANSWER_KNOWN) {
		list.yes = offers(list.value, strategy);
	}
	return list;
}

struct answer frontend_api_totp(struct reader *reader)
{
	return attribute_factor(reader, "authenticator_app", "totp");
}

struct answer frontend_api_listed_totp(struct reader *reader)
{
	return listed_factor(reader, "totp");
}

struct answer frontend_api_sms(struct reader *reader)
{
	return attribute_factor(reader, "phone_number", "phone_code");
}

struct answer frontend_api_listed_sms(struct reader *reader)
{
	return listed_factor(reader, "phone_code");
}

struct answer frontend_api_listed_factor(struct reader *reader)
{
	return listed_factor(reader, NULL);
}

/*
 * Google One Tap needs a client id, which is null without one, and the Google
 * connection; clerk/javascript packages/ui/src/components/GoogleOneTap.
 */
struct answer frontend_api_one_tap(struct reader *reader)
{
	struct answer display =
		answer_of_type(reader, SLOT_ENVIRONMENT, "display_config", JSON_OBJECT);
	struct answer id =
		answer_at(reader, SLOT_ENVIRONMENT, "display_config.google_one_tap_client_id");
	struct answer google =
		answer_bool(reader, SLOT_ENVIRONMENT, "user_settings.social.oauth_google.enabled");
	bool none = display.state == ANSWER_KNOWN &&
		    json_is(json_get(display.value, "google_one_tap_client_id"), JSON_NULL);

	if (none) {
		display.path =
			str_join(reader->arena, display.path, STR(".google_one_tap_client_id"));
		return display;
	}
	if (id.state != ANSWER_KNOWN) {
		return id;
	}
	if (id.value->type != JSON_STRING) {
		return answer_bad(reader, id, "is not a string");
	}
	id.yes = id.value->string.n > 0;
	return id.yes && google.state != ANSWER_ABSENT && !google.yes ? google : id;
}

/* 0 stands for the default; clerk/javascript clerk-js core/resources/UserSettings.ts. */
struct answer frontend_api_min_length(struct reader *reader)
{
	struct answer length = answer_integer(
		reader, SLOT_ENVIRONMENT, "user_settings.password_settings.min_length");

	if (length.state == ANSWER_KNOWN && length.number == 0) {
		length.number = DEFAULT_MIN_LENGTH;
	}
	return length;
}

/* No when a switch above the field's own is off; when it is on, nothing is said. */
static struct answer off_with(struct reader *reader, const char *key)
{
	struct answer whole = answer_bool(reader, SLOT_ENVIRONMENT, key);

	if (whole.state == ANSWER_KNOWN && whole.yes) {
		return (struct answer){
			ANSWER_ABSENT, .reason = str_format(reader->arena,
					       "%.*s does not say of whom", STR_ARGS(whole.path))};
	}
	return whole;
}

/*
 * Before 2025-11-10 one switch stood for both kinds of billing, and a flag of
 * each told whether it has plans to pay for; before 2025-04-10 the switch alone.
 */
static struct answer billing_before(struct reader *reader, const char *paid)
{
	struct answer billing = answer_at(reader, SLOT_ENVIRONMENT, "commerce_settings.billing");
	struct answer whole = off_with(reader, billing.state == ANSWER_ABSENT
						       ? "commerce_settings.enabled"
						       : "commerce_settings.billing.enabled");
	struct answer plans = answer_bool(reader, SLOT_ENVIRONMENT, paid);

	if (whole.state != ANSWER_ABSENT || plans.state == ANSWER_ABSENT) {
		return whole;
	}
	if (plans.state == ANSWER_KNOWN && !plans.yes) {
		return (struct answer){
			ANSWER_ABSENT, .reason = str_format(reader->arena,
					       "%.*s is false, which does not say that it is off",
					       STR_ARGS(plans.path))};
	}
	return plans;
}

struct answer frontend_api_user_billing_before(struct reader *reader)
{
	return billing_before(reader, "commerce_settings.billing.has_paid_user_plans");
}

struct answer frontend_api_organization_billing_before(struct reader *reader)
{
	return billing_before(reader, "commerce_settings.billing.has_paid_org_plans");
}

struct answer frontend_api_keys_off(struct reader *reader)
{
	return off_with(reader, "api_keys_settings.enabled");
}
