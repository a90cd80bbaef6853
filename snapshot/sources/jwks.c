#include "snapshot/sources/list.h"
#include "snapshot/sources/sources.h"

/*
 * An instance's public keys: GET /v1/jwks of the backend API, or the same
 * document at /.well-known/jwks.json of the frontend API. Shape:
 * clerk/openapi-specs bapi/2026-05-12.yml, JWKS.
 */
static struct list open_keys(struct reader *reader, enum slot slot)
{
	struct list list = {answer_of_type(reader, slot, "keys", JSON_ARRAY)};

	if (list.items.state == ANSWER_KNOWN && list.items.value->count == 0) {
		list.items = answer_bad(reader, list.items, "holds no key");
	}
	list.complete = list.items.state == ANSWER_KNOWN;
	list.reason = list.items.reason;
	return list;
}

/* Appends an RSA key's modulus. */
static bool take_key(struct reader *reader, struct source entry, struct str *reason)
{
	struct str type, modulus;

	if (!list_text(reader, entry, "kty", &type, reason)) {
		return false;
	}
	if (!str_is(type, "RSA")) {
		return true;
	}
	if (!list_text(reader, entry, "n", &modulus, reason)) {
		return false;
	}
	vec_push(reader->arena, &reader->instance->jwks_n, modulus);
	return true;
}

void jwks_read(struct reader *reader)
{
	struct list lists[] = {open_keys(reader, SLOT_JWKS), open_keys(reader, SLOT_FAPI_JWKS)};
	struct instance *instance = reader->instance;

	list_read(reader, list_first(reader, lists, 2), take_key, &instance->jwks_n);
	if (instance->jwks_n.known) {
		list_compare(reader, "jwks_n", "n", &lists[0], &lists[1]);
	}
}

/* A key's kid is the id of its instance; clerk/javascript packages/backend/src/tokens/keys.ts. */
static struct answer key_id(struct reader *reader, enum slot slot)
{
	struct answer keys = answer_of_type(reader, slot, "keys", JSON_ARRAY);
	const struct json *found = NULL;

	if (keys.state != ANSWER_KNOWN) {
		return keys;
	}
	json_each (key, keys.value) {
		const struct json *kid = json_get(key, "kid");

		if (!str_starts(json_string(kid), "ins_")) {
			continue;
		}
		if (found != NULL && !str_equal(found->string, kid->string)) {
			keys.reason = str_format(reader->arena,
				"the kids of %s name several instances", slots_name(slot));
			keys.state = ANSWER_ABSENT;
			return keys;
		}
		found = kid;
	}
	keys.value = found;
	keys.state = found == NULL ? ANSWER_ABSENT : ANSWER_KNOWN;
	keys.path = str_join(reader->arena, keys.path, STR("[].kid"));
	keys.reason = str_format(reader->arena, "%s names no instance", slots_name(slot));
	return keys;
}

struct answer jwks_backend_id(struct reader *reader)
{
	return key_id(reader, SLOT_JWKS);
}

struct answer jwks_frontend_id(struct reader *reader)
{
	return key_id(reader, SLOT_FAPI_JWKS);
}
