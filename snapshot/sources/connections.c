#include "base/map.h"
#include "snapshot/plain.h"
#include "snapshot/sources/field.h"
#include "snapshot/sources/sources.h"

/*
 * Social connections. The frontend API lists all that Clerk knows, most of
 * them off; a configuration names those that were asked for, so one that is
 * not in it may be on all the same. Only the configuration tells whose
 * credentials are used: clerk/cli packages/cli-core/src/commands/deploy;
 * the rest: clerk/openapi-specs fapi/2026-05-12.yml, UserSettings.Social.
 */
enum { MAX_CONNECTIONS = 1000, MAX_KEY = 80 };

static const char config_prefix[] = "connection_";

/* What the sources have of one connection. */
struct sighting {
	struct str strategy;
	struct source config;
	struct source social;
	struct source listed; /* among the strategies that identify somebody */
};

struct sightings {
	struct reader *reader;
	struct map index;
	VEC(struct sighting) items;
	bool cut;
};

static bool is_strategy(struct str name)
{
	return str_starts(name, "oauth_") && name.n > 6;
}

/* The connection with this strategy, new if need be; NULL when there are too many. */
static struct sighting *sight(struct sightings *all, struct str strategy)
{
	struct arena *arena = all->reader->arena;
	uint32_t at = map_get(&all->index, strategy);
	struct sighting fresh = {.strategy = strategy};

	if (at != MAP_NONE) {
		return &all->items.items[at];
	}
	if (all->items.n >= MAX_CONNECTIONS) {
		all->cut = true;
		return NULL;
	}
	map_put(arena, &all->index, strategy, (uint32_t)all->items.n);
	vec_push(arena, &all->items, fresh);
	return vec_last(&all->items);
}

static struct source member_source(
	struct reader *reader, const struct answer *object, const struct json *member)
{
	struct str key = plain_text(reader->arena, member->key, MAX_KEY);

	return (struct source){member,
		str_format(reader->arena, "%.*s.%.*s", STR_ARGS(object->path), STR_ARGS(key))};
}

static void sight_config(struct sightings *all, const struct answer *config)
{
	json_each (member, config->state == ANSWER_KNOWN ? config->value : NULL) {
		size_t skip = sizeof(config_prefix) - 1;
		struct sighting *it;

		if (member->type == JSON_NULL || !str_starts(member->key, config_prefix) ||
			!is_strategy(str_slice(member->key, skip, member->key.n))) {
			continue;
		}
		it = sight(all, str_slice(member->key, skip, member->key.n));
		if (it != NULL) {
			it->config = member_source(all->reader, config, member);
		}
	}
}

static void sight_social(struct sightings *all, const struct answer *social)
{
	json_each (member, social->state == ANSWER_KNOWN ? social->value : NULL) {
		bool is_one = is_strategy(member->key) && member->type != JSON_NULL;
		struct sighting *it = is_one ? sight(all, member->key) : NULL;

		if (it != NULL) {
			it->social = member_source(all->reader, social, member);
		}
	}
}

static void sight_listed(struct sightings *all, const struct answer *listed)
{
	json_each (item, listed->state == ANSWER_KNOWN ? listed->value : NULL) {
		struct sighting *it = is_strategy(item->string) ? sight(all, item->string) : NULL;

		if (it != NULL) {
			it->listed = (struct source){item, listed->path};
		}
	}
}

/* What one source says of one member; `none` where it does not have the connection. */
static struct answer ask(
	struct reader *reader, struct source entry, const char *key, struct answer none)
{
	struct answer answer;

	if (entry.body == NULL) {
		return none;
	}
	answer = answer_member(reader, entry, key, JSON_BOOL);
	answer.yes = answer.state == ANSWER_KNOWN && answer.value->boolean;
	return answer;
}

/* Why a source that was read, or not, has nothing of the connection. */
static struct answer nothing(
	struct reader *reader, const struct answer *whole, const char *prefix, struct str strategy)
{
	struct answer none = *whole;

	if (whole->state == ANSWER_KNOWN) {
		none = (struct answer){ANSWER_ABSENT};
		none.reason = str_format(reader->arena, "%.*s has no %s%.*s", STR_ARGS(whole->path),
			prefix, STR_ARGS(plain_text(reader->arena, strategy, MAX_KEY)));
	}
	return none;
}

static struct str said(
	struct reader *reader, struct str strategy, const struct answer *answer, const char *key)
{
	return str_format(
		reader->arena, "%.*s %s%s", STR_ARGS(strategy), answer->yes ? "" : "not ", key);
}

struct wholes {
	struct answer config;
	struct answer social;
	struct answer listed;
};

static void compare(
	struct reader *reader, struct str strategy, const char *key, const struct answer *answers)
{
	if (answers[0].state != ANSWER_KNOWN || answers[1].state != ANSWER_KNOWN) {
		return;
	}
	if (answers[0].yes == answers[1].yes) {
		reader->instance->agreements++;
		return;
	}
	field_disagree(reader, "connections", answers[0].path,
		said(reader, strategy, &answers[0], key), answers[1].path,
		said(reader, strategy, &answers[1], key));
}

/* One member out of the sources in order; `notes`: what they say must be the same. */
static struct field_bool join(struct reader *reader, const struct wholes *wholes,
	const struct sighting *it, const char *key, bool notes)
{
	struct answer answers[] = {
		ask(reader, it->config, key,
			nothing(reader, &wholes->config, config_prefix, it->strategy)),
		ask(reader, it->social, key, nothing(reader, &wholes->social, "", it->strategy)),
		{ANSWER_ABSENT},
	};

	if (it->listed.body != NULL) {
		answers[2] = (struct answer){
			ANSWER_KNOWN, it->listed.body, .yes = true, .path = it->listed.path};
	}
	if (notes) {
		compare(reader, it->strategy, key, answers);
	}
	return answer_field_bool(answer_first(reader, answers, 3));
}

/* An empty client id: Clerk's own credentials, which work for development only. */
static struct field_bool own_credentials(
	struct reader *reader, const struct wholes *wholes, const struct sighting *it)
{
	struct answer id = nothing(reader, &wholes->config, config_prefix, it->strategy);

	if (it->config.body != NULL) {
		id = answer_member(reader, it->config, "client_id", JSON_STRING);
		id.yes = id.state == ANSWER_KNOWN && id.value->string.n > 0;
	}
	return answer_field_bool(answer_first(reader, &id, 1));
}

static struct str path_of(const struct sighting *it)
{
	if (it->config.body != NULL) {
		return it->config.path;
	}
	return it->social.body != NULL ? it->social.path : it->listed.path;
}

static void add_connection(
	struct reader *reader, const struct wholes *wholes, const struct sighting *it)
{
	struct instance_connection connection = {.strategy = it->strategy, .path = path_of(it)};

	connection.enabled = join(reader, wholes, it, "enabled", true);
	/* of one that is off the frontend API need not tell what it is set to */
	connection.authenticatable = join(reader, wholes, it, "authenticatable",
		connection.enabled.known && connection.enabled.value);
	connection.own_credentials = own_credentials(reader, wholes, it);
	vec_push(reader->arena, &reader->instance->connections, connection);
}

void connections_read(struct reader *reader)
{
	struct instance *instance = reader->instance;
	struct sightings all = {reader};
	struct wholes wholes = {
		answer_of_type(reader, SLOT_CONFIG, "", JSON_OBJECT),
		answer_of_type(reader, SLOT_ENVIRONMENT, "user_settings.social", JSON_OBJECT),
		answer_strings(reader, SLOT_ENVIRONMENT, "auth_config.identification_strategies"),
	};
	struct answer complete = answer_first(reader, &wholes.social, 1);

	sight_config(&all, &wholes.config);
	sight_social(&all, &wholes.social);
	sight_listed(&all, &wholes.listed);
	if (all.cut && complete.state == ANSWER_KNOWN) {
		complete = answer_bad(reader, complete, "holds more than 1000 connections");
	}
	instance->connections.known = complete.state == ANSWER_KNOWN;
	instance->connections.path = complete.path;
	instance->connections.reason = complete.reason;
	for (size_t i = 0; i < all.items.n; i++) {
		add_connection(reader, &wholes, &all.items.items[i]);
	}
}

void connections_describe(struct arena *arena, const void *item, struct item_view *out)
{
	const struct instance_connection *it = item;

	out->name = it->strategy;
	out->path = it->path;
	field_member_bool(arena, out, "enabled", &it->enabled);
	field_member_bool(arena, out, "sign-in", &it->authenticatable);
	field_member_bool(arena, out, "own credentials", &it->own_credentials);
}
