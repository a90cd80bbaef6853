#include "snapshot/sources/list.h"
#include "snapshot/sources/sources.h"

/*
 * What tokens carry and what messages say: JWT templates, the session
 * token's own claims, templates of e-mail and SMS. Shapes: clerk/openapi-specs
 * bapi/2026-05-12.yml JWTTemplate and Template, the first also in
 * platform/beta.yml; `session` of the Platform configuration: clerk/clerk-docs
 * docs/guides/sessions/customize-session-tokens.mdx.
 */
static void add_keys(struct reader *reader, const struct json *object, str_vec *out)
{
	json_each (member, object) {
		vec_push(reader->arena, out, member->key);
	}
}

static bool take_template(struct reader *reader, struct source entry, struct str *reason)
{
	struct instance_template it = {.path = entry.path};
	struct answer claims;

	if (!list_text(reader, entry, "name", &it.name, reason)) {
		return false;
	}
	claims = answer_member(reader, entry, "claims", JSON_OBJECT);
	it.claims_known = claims.state == ANSWER_KNOWN;
	add_keys(reader, it.claims_known ? claims.value : NULL, &it.claims);
	it.lifetime = list_int(reader, entry, "lifetime");
	it.clock_skew = list_int(reader, entry, "allowed_clock_skew");
	it.algorithm = list_str(reader, entry, "signing_algorithm");
	vec_push(reader->arena, &reader->instance->jwt_templates, it);
	return true;
}

void templates_read(struct reader *reader)
{
	struct instance *instance = reader->instance;
	struct list lists[] = {list_open(reader, SLOT_JWT_TEMPLATES),
		list_open(reader, SLOT_PLATFORM_JWT_TEMPLATES)};

	list_read(reader, list_first(reader, lists, 2), take_template, &instance->jwt_templates);
	if (instance->jwt_templates.known) {
		list_compare(reader, "jwt_templates", "name", &lists[0], &lists[1]);
	}
}

void templates_describe(struct arena *arena, const void *item, struct item_view *out)
{
	const struct instance_template *it = item;

	out->name = it->name;
	out->path = it->path;
	field_member_names(arena, out, "claims", it->claims_known, &it->claims);
	field_member_int(arena, out, "lifetime", &it->lifetime);
	field_member_int(arena, out, "clock skew", &it->clock_skew);
	field_member_str(arena, out, "algorithm", &it->algorithm);
}

/* `session` is null as long as nobody has customised the token. */
static bool is_not_customised(struct reader *reader)
{
	const struct json *session = json_get(reader->part->sources[SLOT_CONFIG].body, "session");

	return json_is(session, JSON_NULL);
}

static struct answer session_claims(struct reader *reader)
{
	struct answer answers[] = {
		answer_of_type(reader, SLOT_CONFIG, "session.claims", JSON_OBJECT),
		answer_strings(reader, SLOT_MANUAL, "session_claims"),
	};

	return answer_first(reader, answers, 2);
}

void templates_session_claims(struct reader *reader)
{
	name_list *list = &reader->instance->session_claims;
	struct answer claims = session_claims(reader);

	if (is_not_customised(reader)) {
		list->known = true;
		list->path = str_join(
			reader->arena, reader->part->sources[SLOT_CONFIG].path, STR(".session"));
		return;
	}
	list->known = claims.state == ANSWER_KNOWN;
	list->path = list->known ? claims.path : STR_NONE;
	list->reason = list->known ? STR_NONE : claims.reason;
	json_each (claim, list->known ? claims.value : NULL) {
		vec_push(reader->arena, list,
			claims.value->type == JSON_OBJECT ? claim->key : claim->string);
	}
}

static bool take_message(
	struct reader *reader, struct source entry, const char *kind, struct str *reason)
{
	struct instance_message it = {.path = entry.path};

	if (!list_text(reader, entry, "slug", &it.slug, reason) ||
		!list_text_or_none(reader, entry, "template_type", &it.kind, reason)) {
		return false;
	}
	it.kind = it.kind.n > 0 ? it.kind : str_of(kind);
	it.delivered_by_clerk = list_bool(reader, entry, "delivered_by_clerk");
	vec_push(reader->arena, &reader->instance->messages, it);
	return true;
}

static bool take_email(struct reader *reader, struct source entry, struct str *reason)
{
	return take_message(reader, entry, "email", reason);
}

static bool take_sms(struct reader *reader, struct source entry, struct str *reason)
{
	return take_message(reader, entry, "sms", reason);
}

/* Each kind is a list of its own; all messages are known when both are. */
void templates_messages(struct reader *reader)
{
	struct instance *instance = reader->instance;
	struct list email = list_open(reader, SLOT_TEMPLATES_EMAIL);
	struct list sms = list_open(reader, SLOT_TEMPLATES_SMS);
	struct str path, reason;
	bool known;

	list_read(reader, list_first(reader, &email, 1), take_email, &instance->messages);
	known = instance->messages.known;
	path = instance->messages.path;
	reason = instance->messages.reason;
	list_read(reader, list_first(reader, &sms, 1), take_sms, &instance->messages);
	if (!known) {
		instance->messages.known = false;
		instance->messages.reason = reason;
	}
	if (!str_absent(path)) {
		instance->messages.path = path;
	}
}

void templates_describe_message(struct arena *arena, const void *item, struct item_view *out)
{
	const struct instance_message *it = item;

	out->name = str_format(arena, "%.*s %.*s", STR_ARGS(it->kind), STR_ARGS(it->slug));
	out->path = it->path;
	field_member_bool(arena, out, "delivered_by_clerk", &it->delivered_by_clerk);
}
