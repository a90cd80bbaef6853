#include "base/map.h"
#include "clerk/strategies.h"
#include "snapshot/plain.h"
#include "snapshot/sources/sources.h"

/*
 * The factors that people sign in with. They hang on a few attributes of a
 * user; of each the first source that says anything decides: the attribute
 * as the frontend API has it, the frontend API's list of all factors, the
 * configuration. Shapes: clerk/openapi-specs fapi/2026-05-12.yml, AuthConfig
 * and UserSettings.Attribute; clerk-docs guides/development/custom-flows for
 * the configuration's keys.
 */
enum { MAX_ATTRIBUTES = 100, MAX_KEY = 80 };

struct group {
	const char *attribute; /* of the frontend API */
	const char *names[2]; /* its factors, in the list of all; "web3_": all of these */
	const char *used; /* of the configuration: is it a factor? */
	const char *list; /* and which; NULL: `alone` */
	const char *alone; /* the factor when no list says which, or NULL */
};

static const struct group first_groups[] = {
	{"email_address", {"email_code", "email_link"}, "auth_email.used_for_sign_in",
		"auth_email.sign_in_strategies", NULL},
	{"phone_number", {"phone_code"}, "auth_phone.used_for_sign_in",
		"auth_phone.sign_in_strategies", NULL},
	{"password", {"password"}, "auth_password.enabled", NULL, "password"},
	{"passkey", {"passkey"}, "auth_passkey.used_for_sign_in", NULL, "passkey"},
	{"web3_wallet", {"web3_"}, "auth_web3.used_for_sign_in", "auth_web3.sign_in_strategies",
		NULL},
};

static const struct group second_groups[] = {
	{"authenticator_app", {"totp"}, "auth_multi_factor.authenticator_app.enabled", NULL,
		"totp"},
	{"phone_number", {"phone_code"}, "auth_phone.used_for_second_factor",
		"auth_phone.second_factor_strategies", "phone_code"},
	{"backup_code", {"backup_code"}, "auth_multi_factor.backup_code.enabled", NULL,
		"backup_code"},
};

struct kind {
	const char *used; /* of an attribute */
	const char *list;
	const char *all; /* the list of all factors */
	const struct group *groups;
	size_t n;
};

static const struct kind first_kind = {"used_for_first_factor", "first_factors",
	"auth_config.first_factors", first_groups, sizeof(first_groups) / sizeof(first_groups[0])};

static const struct kind second_kind = {"used_for_second_factor", "second_factors",
	"auth_config.second_factors", second_groups,
	sizeof(second_groups) / sizeof(second_groups[0])};

struct factors {
	struct reader *reader;
	const struct kind *kind;
	name_list *out;
	struct map seen;
	struct answer attributes;
	struct answer all;
	bool listed; /* the list of all was needed */
};

/* Is it a factor of its own? A ticket or a new password comes with any of the others. */
static bool is_factor(struct str name)
{
	return name.n > 0 && !str_is(name, "ticket") && !str_is(name, "google_one_tap") &&
	       !strategies_is_reset(name);
}

static void add(struct factors *it, struct str name)
{
	struct arena *arena = it->reader->arena;

	if (is_factor(name) && map_get(&it->seen, name) == MAP_NONE) {
		map_put(arena, &it->seen, name, 0);
		vec_push(arena, it->out, name);
	}
}

static void add_all(struct factors *it, const struct json *names)
{
	json_each (name, names) {
		add(it, name->string);
	}
}

static struct answer flag(struct factors *it, struct source entry, const char *key)
{
	struct answer answer = answer_member(it->reader, entry, key, JSON_BOOL);

	answer.yes = answer.state == ANSWER_KNOWN && answer.value->boolean;
	return answer;
}

/*
 * Adds an attribute's factors. The password is one as soon as it is enabled:
 * its own flag says no (clerk/javascript clerk-js, instanceIsPasswordBased).
 */
static struct answer from_attribute(struct factors *it, struct source entry)
{
	bool first = it->kind == &first_kind;
	struct answer enabled = flag(it, entry, "enabled");
	struct answer used;

	if (first && str_is(entry.body->key, "password")) {
		if (enabled.state == ANSWER_KNOWN && enabled.yes) {
			add(it, STR("password"));
		}
		return enabled;
	}
	if (first && enabled.state != ANSWER_ABSENT && !enabled.yes) {
		return enabled;
	}
	used = flag(it, entry, it->kind->used);
	if (used.state == ANSWER_KNOWN && used.yes) {
		used = answer_member_strings(it->reader, entry, it->kind->list);
		add_all(it, used.state == ANSWER_KNOWN ? used.value : NULL);
	}
	return used;
}

static bool is_of(const struct group *group, struct str name)
{
	return str_in(name, group->names, group->names[1] == NULL ? 1 : 2) ||
	       (str_is(STR("web3_"), group->names[0]) && str_starts(name, "web3_"));
}

static struct answer from_all(struct factors *it, const struct group *group)
{
	json_each (name, it->all.state == ANSWER_KNOWN ? it->all.value : NULL) {
		if (is_of(group, name->string)) {
			add(it, name->string);
		}
	}
	it->listed = it->listed || it->all.state == ANSWER_KNOWN;
	return it->all;
}

static struct answer from_config(struct factors *it, const struct group *group)
{
	struct answer used = answer_bool(it->reader, SLOT_CONFIG, group->used);
	struct answer list = {ANSWER_ABSENT};

	if (used.state != ANSWER_KNOWN || !used.yes) {
		return used;
	}
	if (group->list != NULL) {
		list = answer_strings(it->reader, SLOT_CONFIG, group->list);
	}
	if (list.state == ANSWER_ABSENT && group->alone != NULL) {
		add(it, str_of(group->alone));
		return used;
	}
	add_all(it, list.state == ANSWER_KNOWN ? list.value : NULL);
	return list;
}

static struct answer from_group(struct factors *it, const struct group *group)
{
	struct answer answers[3] = {it->attributes};

	if (it->attributes.state == ANSWER_KNOWN) {
		struct source all = {it->attributes.value, it->attributes.path};

		answers[0] = answer_member(it->reader, all, group->attribute, JSON_OBJECT);
	}
	if (answers[0].state == ANSWER_KNOWN && it->attributes.state == ANSWER_KNOWN) {
		struct source entry = {answers[0].value, answers[0].path};

		answers[0] = from_attribute(it, entry);
	}
	if (answers[0].state == ANSWER_ABSENT) {
		answers[1] = from_all(it, group);
	}
	if (answers[0].state == ANSWER_ABSENT && answers[1].state == ANSWER_ABSENT) {
		answers[2] = from_config(it, group);
	}
	return answer_first(it->reader, answers, 3);
}

static bool is_grouped(const struct factors *it, struct str attribute)
{
	for (size_t i = 0; i < it->kind->n; i++) {
		if (str_is(attribute, it->kind->groups[i].attribute)) {
			return true;
		}
	}
	return false;
}

/* What no group knows of: another attribute's factors may be new ones. */
static void add_others(struct factors *it)
{
	size_t left = MAX_ATTRIBUTES;

	json_each (attribute, it->attributes.state == ANSWER_KNOWN ? it->attributes.value : NULL) {
		struct source entry = {attribute, it->attributes.path};

		if (attribute->type != JSON_OBJECT || is_grouped(it, attribute->key)) {
			continue;
		}
		if (left-- == 0) {
			break;
		}
		entry.path = str_format(it->reader->arena, "%.*s.%.*s", STR_ARGS(entry.path),
			STR_ARGS(plain_text(it->reader->arena, attribute->key, MAX_KEY)));
		from_attribute(it, entry);
	}
}

/* Of a list that had to be asked the names that belong to no attribute. */
static void add_unknown(struct factors *it)
{
	json_each (name, it->listed ? it->all.value : NULL) {
		struct str text = name->string;
		bool known = str_starts(text, "oauth_") || strategies_is_enterprise(text);

		for (size_t i = 0; i < it->kind->n && !known; i++) {
			known = is_of(&it->kind->groups[i], text);
		}
		if (!known) {
			add(it, text);
		}
	}
}

/* Reads all groups; one that nobody tells, or not understandably, leaves the list open. */
static void read_groups(struct factors *it)
{
	struct answer worst = {ANSWER_KNOWN};

	it->out->path = STR_NONE;
	for (size_t i = 0; i < it->kind->n; i++) {
		struct answer answer = from_group(it, &it->kind->groups[i]);

		if (answer.state == ANSWER_BAD || worst.state == ANSWER_KNOWN) {
			worst = worst.state == ANSWER_BAD ? worst : answer;
		}
		if (str_absent(it->out->path) && answer.state == ANSWER_KNOWN) {
			it->out->path = answer.path;
		}
	}
	it->out->known = worst.state == ANSWER_KNOWN;
	it->out->reason = it->out->known ? STR_NONE : worst.reason;
}

static void read_kind(struct reader *reader, const struct kind *kind, name_list *out)
{
	struct factors it = {reader, kind, out};

	it.attributes =
		answer_of_type(reader, SLOT_ENVIRONMENT, "user_settings.attributes", JSON_OBJECT);
	it.all = answer_strings(reader, SLOT_ENVIRONMENT, kind->all);
	read_groups(&it);
	add_others(&it);
	add_unknown(&it);
	if (it.attributes.state == ANSWER_KNOWN) {
		out->path = it.attributes.path;
	}
}

static bool is_way_in(const struct instance_connection *connection)
{
	return connection->enabled.known && connection->enabled.value &&
	       connection->authenticatable.known && connection->authenticatable.value;
}

static bool is_no_way_in(const struct instance_connection *connection)
{
	return (connection->enabled.known && !connection->enabled.value) ||
	       (connection->authenticatable.known && !connection->authenticatable.value);
}

void sign_in_first_factors(struct reader *reader)
{
	struct instance *instance = reader->instance;
	name_list *out = &instance->first_factors;
	struct answer sso =
		answer_bool(reader, SLOT_ENVIRONMENT, "user_settings.enterprise_sso.enabled");
	struct answer saml = answer_bool(reader, SLOT_ENVIRONMENT, "user_settings.saml.enabled");

	read_kind(reader, &first_kind, out);
	for (size_t i = 0; i < instance->connections.n; i++) {
		if (is_way_in(&instance->connections.items[i])) {
			vec_push(reader->arena, out, instance->connections.items[i].strategy);
		}
	}
	if (sso.state == ANSWER_KNOWN && sso.yes) {
		vec_push(reader->arena, out, STR("enterprise_sso"));
	}
	if (saml.state == ANSWER_KNOWN && saml.yes) {
		vec_push(reader->arena, out, STR("saml"));
	}
}

void sign_in_second_factors(struct reader *reader)
{
	read_kind(reader, &second_kind, &reader->instance->second_factors);
}

/* Enterprise connections do not count: they are for whom a customer lets in. */
static bool find_passwordless(const struct instance *instance, struct str *path)
{
	for (size_t i = 0; i < instance->first_factors.n; i++) {
		struct str name = instance->first_factors.items[i];

		*path = instance->first_factors.path;
		if (!str_is(name, "password") && !str_starts(name, "oauth_") &&
			!strategies_is_enterprise(name)) {
			return true;
		}
	}
	for (size_t i = 0; i < instance->connections.n; i++) {
		*path = instance->connections.items[i].path;
		if (is_way_in(&instance->connections.items[i])) {
			return true;
		}
	}
	return false;
}

/* Why it is not certain that only the password lets in; absent if it is. */
static struct str doubt_of(const struct instance *instance)
{
	if (!instance->first_factors.known) {
		return instance->first_factors.reason;
	}
	if (!instance->connections.known) {
		return instance->connections.reason;
	}
	for (size_t i = 0; i < instance->connections.n; i++) {
		const struct instance_connection *it = &instance->connections.items[i];

		if (!is_no_way_in(it)) {
			return it->enabled.known ? it->authenticatable.reason : it->enabled.reason;
		}
	}
	return STR_NONE;
}

void sign_in_passwordless(struct reader *reader)
{
	struct instance *instance = reader->instance;
	struct field_bool *field = &instance->passwordless_available;
	struct str path = STR_NONE;

	if (find_passwordless(instance, &path)) {
		*field = (struct field_bool){true, true, path, STR_NONE};
		return;
	}
	field->reason = doubt_of(instance);
	if (str_absent(field->reason)) {
		*field = (struct field_bool){true, false, instance->first_factors.path, STR_NONE};
	}
}
