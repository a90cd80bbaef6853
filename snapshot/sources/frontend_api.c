#include "snapshot/sources/sources.h"

/*
 * GET /v1/environment of the frontend API. Shapes: clerk/openapi-specs
 * fapi/2026-05-12.yml and clerk/javascript packages/shared/src/types.
 */
enum slot frontend_api_recognise(const struct json *document)
{
	int found = json_is(json_get(document, "auth_config"), JSON_OBJECT) +
		    json_is(json_get(document, "display_config"), JSON_OBJECT) +
		    json_is(json_get(document, "user_settings"), JSON_OBJECT);

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

/* As the components compute it: clerk/javascript packages/ui/src/utils/mfa.ts. */
struct answer frontend_api_factor(
	struct reader *reader, const char *attribute, const char *strategy)
{
	struct arena *arena = reader->arena;
	struct str base = str_format(arena, "user_settings.attributes.%s", attribute);
	struct str used_key = str_join(arena, base, STR(".used_for_second_factor"));
	struct str list_key = str_join(arena, base, STR(".second_factors"));
	struct answer used = answer_bool(reader, SLOT_ENVIRONMENT, used_key.s);
	struct answer list;

	if (used.state != ANSWER_KNOWN || !used.yes) {
		return used;
	}
	list = answer_strings(reader, SLOT_ENVIRONMENT, list_key.s);
	if (list.state != ANSWER_KNOWN) {
		return list;
	}
	used.yes = offers(list.value, strategy);
	return used;
}

static bool is_plain_key(struct str key)
{
	for (size_t i = 0; i < key.n; i++) {
		if (!((key.s[i] >= 'a' && key.s[i] <= 'z') || key.s[i] == '_' ||
			    (key.s[i] >= '0' && key.s[i] <= '9'))) {
			return false;
		}
	}
	return key.n > 0 && key.n <= 40;
}

/*
 * Yes if any attribute offers a second factor; no only when the two that
 * matter, authenticator app and phone, are both there and say no.
 */
struct answer frontend_api_any_factor(struct reader *reader)
{
	struct answer all =
		answer_of_type(reader, SLOT_ENVIRONMENT, "user_settings.attributes", JSON_OBJECT);
	struct answer app = frontend_api_factor(reader, "authenticator_app", NULL);
	struct answer phone = frontend_api_factor(reader, "phone_number", NULL);
	struct answer bad = {ANSWER_ABSENT};

	if (all.state != ANSWER_KNOWN) {
		return all;
	}
	json_each (attribute, all.value) {
		struct answer one;

		if (!is_plain_key(attribute->key) || attribute->type == JSON_NULL) {
			continue;
		}
		one = frontend_api_factor(reader, str_copy(reader->arena, attribute->key).s, NULL);
		if (one.state == ANSWER_KNOWN && one.yes) {
			return one;
		}
		bad = one.state == ANSWER_BAD ? one : bad;
	}
	if (bad.state == ANSWER_BAD) {
		return bad;
	}
	if (app.state == ANSWER_KNOWN && phone.state == ANSWER_KNOWN) {
		all.yes = false;
		return all;
	}
	return app.state == ANSWER_KNOWN ? phone : app;
}

struct answer frontend_api_listed_factor(struct reader *reader, const char *strategy)
{
	struct answer list = answer_strings(reader, SLOT_ENVIRONMENT, "auth_config.second_factors");

	if (list.state == ANSWER_KNOWN) {
		list.yes = offers(list.value, strategy);
	}
	return list;
}
