#include "snapshot/sources/sources.h"

#include "base/buf.h"
#include "snapshot/plain.h"
#include "snapshot/sources/comments.h"
#include "snapshot/sources/personal.h"

/*
 * The bundle, "format": "clerk-snapshot", is this program's own layout: the
 * raw documents of one or more instances in named slots. A lone document is
 * told apart by what it holds.
 */
enum { FORMAT_VERSION = 1, MAX_INSTANCES = 32, MAX_NAME = 40, MAX_NAMES = 4 };

static const char expected[] =
	"expected a clerk-snapshot bundle or one answer of Clerk: instance, domains,"
	" users/count, jwks, environment, Platform application, config or domain status, or a"
	" list of roles, plans, templates, webhook endpoints and the like";

struct taking {
	struct arena *arena;
	struct bundle *out;
	struct str *error;
};

static bool fail(struct taking *taking, struct str why)
{
	*taking->error = why;
	return false;
}

/* Data about people in a slot of its own; what is in another slot is not read. */
static bool check_personal(struct taking *taking, const struct json *instance, struct str where)
{
	for (size_t i = 0; slots_section_at(i) != NULL; i++) {
		json_each (document, json_get(instance, slots_section_at(i))) {
			struct str why = personal_refusal(taking->arena, document);

			if (!str_absent(why)) {
				return fail(taking, str_format(taking->arena, "'%.*s%s.%.*s' %.*s",
							    STR_ARGS(where), slots_section_at(i),
							    STR_ARGS(plain_text(taking->arena,
								    document->key, MAX_NAME)),
							    STR_ARGS(why)));
			}
		}
	}
	return true;
}

/* Notes are prefixed here, because the slots do not know which instance they are in. */
static bool take_instance(struct taking *taking, const struct json *object, struct str where)
{
	struct part part = {.lone = where.n == 0};
	str_vec notes = {0};
	struct reader reader = {taking->arena, &part, NULL, &notes};

	if (!check_personal(taking, object, where)) {
		return false;
	}
	slots_put_bundle(&reader, &part, object);
	vec_push(taking->arena, &taking->out->parts, part);
	for (size_t i = 0; i < notes.n; i++) {
		vec_push(taking->arena, &taking->out->notes,
			str_join(taking->arena, where, notes.items[i]));
	}
	return true;
}

static bool check_format(struct taking *taking, const struct json *document)
{
	const struct json *format = json_get(document, "format");
	const struct json *version = json_get(document, "format_version");
	int64_t number = FORMAT_VERSION;

	if (format != NULL && !str_is(json_string(format), "clerk-snapshot")) {
		return fail(taking, str_format(taking->arena,
					    "'format' is not 'clerk-snapshot': %s", expected));
	}
	if (version != NULL && (!json_integer(version, &number) || number < 1)) {
		return fail(taking, STR("'format_version' is not a whole number from 1"));
	}
	if (number > FORMAT_VERSION) {
		taking->out->beyond = true;
		return fail(
			taking, str_format(taking->arena,
					"format_version %lld is newer than this program reads (%d):"
					" use a newer clerk-audit",
					(long long)number, FORMAT_VERSION));
	}
	return true;
}

static void take_captured_at(struct taking *taking, const struct json *document)
{
	const struct json *value = json_get(document, "captured_at");

	if (value == NULL || value->type == JSON_NULL) {
		return;
	}
	if (value->type == JSON_STRING) {
		taking->out->captured_at = plain_text(taking->arena, value->string, MAX_NAME);
		return;
	}
	vec_push(taking->arena, &taking->out->notes,
		str_format(taking->arena, "captured_at: is %s, not a string",
			answer_type_name(value->type)));
}

static bool check_instances(struct taking *taking, const struct json *list)
{
	if (list == NULL) {
		return fail(taking, STR("the bundle has no 'instances'"));
	}
	if (list->type != JSON_ARRAY) {
		return fail(taking, str_format(taking->arena, "'instances' is %s, not an array",
					    answer_type_name(list->type)));
	}
	if (list->count == 0) {
		return fail(taking, STR("'instances' is empty: nothing to compare with"));
	}
	if (list->count > MAX_INSTANCES) {
		return fail(taking,
			str_format(taking->arena, "'instances' holds more than %d", MAX_INSTANCES));
	}
	return true;
}

static bool take_bundle(struct taking *taking, const struct json *document)
{
	const struct json *list = json_get(document, "instances");
	uint32_t index = 0;

	if (!check_format(taking, document) || !check_instances(taking, list)) {
		return false;
	}
	json_each (item, list) {
		if (item->type != JSON_OBJECT) {
			return fail(taking,
				str_format(taking->arena, "'instances[%u]' is %s, not an object",
					(unsigned)index, answer_type_name(item->type)));
		}
		if (!take_instance(taking, item,
			    str_format(taking->arena, "instances[%u].", (unsigned)index++))) {
			return false;
		}
	}
	return true;
}

/* A Platform application: its instances' ids, kinds and publishable keys. */
static bool take_application(struct taking *taking, const struct json *document)
{
	const struct json *list = json_get(document, "instances");
	uint32_t index = 0;

	if (!check_instances(taking, list)) {
		return false;
	}
	json_each (item, list) {
		struct part part = {.lone = false};
		struct str path = str_format(
			taking->arena, "platform.application.instances[%u]", (unsigned)index++);

		slots_put(&part, SLOT_APPLICATION, item, path);
		slots_put(&part, SLOT_APPLICATION_ID, json_get(document, "application_id"),
			STR("platform.application.application_id"));
		vec_push(taking->arena, &taking->out->parts, part);
	}
	return true;
}

enum slot bundle_recognise(const struct json *document)
{
	static enum slot (*const kinds[])(const struct json *) = {
		backend_api_recognise, frontend_api_recognise, platform_recognise, svix_recognise};
	enum slot slot = SLOT_COUNT;

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]) && slot == SLOT_COUNT; i++) {
		slot = kinds[i](document);
	}
	return slot;
}

bool bundle_is_instance(const struct json *document)
{
	return json_get(document, "bapi") != NULL || json_get(document, "fapi") != NULL ||
	       json_get(document, "platform") != NULL || json_get(document, "webhooks") != NULL;
}

/* "an object with 'a', 'b', …", to say what was found instead. */
static struct str describe(struct taking *taking, const struct json *document)
{
	struct buf text = {0};
	struct str result;
	int left = MAX_NAMES;

	buf_add_z(&text, document->count == 0 ? "an empty " : "");
	if (document->type == JSON_ARRAY) {
		buf_add_z(&text, document->count == 0 ? "list" : "a list that starts with ");
		buf_add_z(
			&text, document->count == 0 ? "" : answer_type_name(document->first->type));
	} else {
		buf_add_z(&text, document->count == 0 ? "object" : "an object with ");
	}
	json_each (member, document->type == JSON_OBJECT ? document : NULL) {
		if (left-- == 0) {
			buf_add_z(&text, ", …");
			break;
		}
		buf_format(&text, "%s'%.*s'", left == MAX_NAMES - 1 ? "" : ", ",
			STR_ARGS(plain_text(taking->arena, member->key, MAX_NAME)));
	}
	result = str_copy(taking->arena, buf_str(&text));
	buf_finish(&text);
	return result;
}

static bool is_empty_list(const struct json *document)
{
	const struct json *list =
		document->type == JSON_ARRAY ? document : json_get(document, "data");

	return json_is(list, JSON_ARRAY) && list->count == 0;
}

static bool reject(struct taking *taking, const struct json *document)
{
	struct str code = slots_error_code(taking->arena, document);
	struct str found;

	if (!str_absent(code)) {
		return fail(
			taking, str_format(taking->arena,
					"is Clerk's error answer '%.*s', not data: repeat the call",
					STR_ARGS(code)));
	}
	if (document->type != JSON_OBJECT && document->type != JSON_ARRAY) {
		return fail(taking, str_format(taking->arena, "is %s: %s",
					    answer_type_name(document->type), expected));
	}
	if (svix_secret(document) != NULL) {
		return fail(taking, str_of(svix_secret(document)));
	}
	found = describe(taking, document);
	if (is_empty_list(document)) {
		return fail(taking, str_format(taking->arena,
					    "unknown kind of JSON, %.*s: it does not say what it "
					    "lists; name its"
					    " slot with 'snapshot import --as'",
					    STR_ARGS(found)));
	}
	return fail(taking, str_format(taking->arena, "unknown kind of JSON, %.*s: %s",
				    STR_ARGS(found), expected));
}

static bool take_lone(struct taking *taking, const struct json *document)
{
	struct part part = {.lone = true};
	enum slot slot = bundle_recognise(document);

	if (str_is(slots_error_code(taking->arena, document), "svix_app_missing")) {
		slot = SLOT_WEBHOOKS;
	}
	if (slot != SLOT_COUNT) {
		slots_put(&part, slot, document, str_of(slots_name(slot)));
	} else if (str_is(json_string(json_at(document, "instance.object")), "instance")) {
		/* `clerk config pull` of a keyless project: backend documents side by side */
		slots_put_backend(&part, document);
	} else {
		return reject(taking, document);
	}
	vec_push(taking->arena, &taking->out->parts, part);
	return true;
}

bool bundle_read(
	struct arena *arena, const struct json *document, struct bundle *out, struct str *error)
{
	struct taking taking = {arena, out, error};
	const struct json *instances;

	document = comments_remove(arena, document);
	instances = json_get(document, "instances");
	out->captured_at = STR("");
	if (json_get(document, "application_id") != NULL && instances != NULL) {
		return take_application(&taking, document);
	}
	if (json_get(document, "format") != NULL || instances != NULL) {
		take_captured_at(&taking, document);
		return take_bundle(&taking, document);
	}
	if (bundle_is_instance(document)) {
		take_captured_at(&taking, document);
		return take_instance(&taking, document, STR(""));
	}
	return take_lone(&taking, document);
}
