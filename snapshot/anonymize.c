#include "snapshot/anonymize.h"

#include <string.h>

#include "base/ascii.h"
#include "snapshot/anonymize_names.h"
#include "snapshot/sources/sources.h"

/* What becomes of a text, by the key it stands under. */
enum treatment {
	TREAT_UNKNOWN, /* by its shape: a key, a fingerprint, a URL, else it is replaced */
	TREAT_WORD, /* a setting: stays, if it is one word */
	TREAT_NAME, /* what code asks for: stays */
	TREAT_ID,
	TREAT_HOST,
	TREAT_URL,
	TREAT_MEMBER, /* of a JSON web key */
	TREAT_CLAIM, /* a short code stays */
	TREAT_PROGRAM, /* stays, if it is this one or nobody's name */
};

/* Where keys mean something else than everywhere. */
enum area {
	AREA_OTHER,
	AREA_DOMAINS, /* name is a host */
	AREA_JWT_TEMPLATES, /* name is what getToken() asks for */
	AREA_CLAIMS,
	AREA_BY_ID, /* keys are ids */
	AREA_BY_HOST, /* keys are hosts */
};

struct walk {
	struct anonymize_names names;
	struct str text;
	struct json_writer writer;
};

enum { MAX_WORD = 64 };

/* Settings of Clerk's documents: the words that rules judge and pages show. */
static const char *const word_keys[] = {"format", "captured_at", "object", "environment_type",
	"instance_environment_type", "state", "status", "type", "resource_type", "template_type",
	"provider", "provider_key", "for_payer_type", "payer_type", "period", "currency",
	"strategy", "mode", "captcha_widget_type", "captcha_provider", "captcha_oauth_bypass",
	"enumeration_protection", "sign_up_mode", "actor", "code", "alg", "use", "kty", "e", "crv",
	"signing_algorithm", "first_factors", "second_factors", "sign_in_strategies",
	"verification_strategies", "identification_strategies", "identification_requirements",
	"email_address_verification_strategies", "second_factor_strategies", "verifications",
	"events", "filterTypes", "eventTypes", "filter_types", "domains_enrollment_modes",
	"enrollment_modes", "blocked_country_codes", "api_version", "config_version",
	"clerk_js_version", "fetched_at", "created_at", "updated_at", "createdAt", "updatedAt",
	"source", "dns", "ssl", "mail", "proxy", "configured", "pending", "unsupported",
	"preferred_sign_in_strategy", "first_name", "last_name", "email_address", "phone_number",
	"username", "password", "device_attestation_mode", "client_secret"};

/* What code names, so that it must be the same after: rules compare it. */
static const char *const name_keys[] = {"key", "slug", "creator_role", "default_role",
	"domains_default_role", "initial_role_set_key", "session_claims"};

static const char *const host_keys[] = {
	"fapi_host", "host", "value", "domain", "from", "to", "clerk_subdomain", "actual"};

static const char *const url_keys[] = {
	"url", "allowed_origins", "allowed_subdomains", "development_origin"};

#define IN(text, list) str_in((text), (list), sizeof(list) / sizeof((list)[0]))

static enum treatment treatment_of(enum area area, struct str key)
{
	if (area == AREA_CLAIMS) {
		return TREAT_CLAIM;
	}
	if (str_is(key, "name") && area != AREA_OTHER) {
		return area == AREA_DOMAINS ? TREAT_HOST : TREAT_NAME;
	}
	if (str_is(key, "captured_by")) {
		return TREAT_PROGRAM;
	}
	if (IN(key, word_keys)) {
		return TREAT_WORD;
	}
	if (IN(key, name_keys)) {
		return TREAT_NAME;
	}
	if (str_is(key, "n") || str_is(key, "x") || str_is(key, "y")) {
		return TREAT_MEMBER;
	}
	if (str_is(key, "id") || str_is(key, "kid") || str_ends(key, "_id") ||
		str_ends(key, "Id")) {
		return TREAT_ID;
	}
	if (IN(key, host_keys)) {
		return TREAT_HOST;
	}
	if (IN(key, url_keys) || str_ends(key, "_url") || str_ends(key, "_uri") ||
		str_ends(key, "_urls") || str_ends(key, "_uris")) {
		return TREAT_URL;
	}
	return TREAT_UNKNOWN;
}

/* One status, or a map of them by the domains' ids? */
static bool is_status(const struct json *node)
{
	return json_is(json_get(node, "status"), JSON_STRING);
}

static enum area area_below(enum area area, const struct json *node)
{
	static const struct {
		const char *key;
		enum area area;
	} areas[] = {
		{"claims", AREA_CLAIMS},
		{"jwt_templates", AREA_JWT_TEMPLATES},
		{"domains", AREA_DOMAINS},
		{"ssl_hosts", AREA_BY_HOST},
	};

	if (str_absent(node->key) || area == AREA_CLAIMS || str_is(node->key, "data")) {
		return area;
	}
	for (size_t i = 0; i < sizeof(areas) / sizeof(areas[0]); i++) {
		if (str_is(node->key, areas[i].key)) {
			return areas[i].area;
		}
	}
	if (str_is(node->key, "session_claims") && node->type == JSON_OBJECT) {
		return AREA_CLAIMS;
	}
	return str_is(node->key, "domain_status") && !is_status(node) ? AREA_BY_ID : AREA_OTHER;
}

/* What was replaced before is numbered again, so that doing it twice changes nothing. */
static bool is_word(struct str text)
{
	if (anonymize_is_replaced(text)) {
		return false;
	}
	for (size_t i = 0; i < text.n; i++) {
		char c = text.s[i];

		if (!ascii_is_alnum(c) && strchr("_-.:+<>", c) == NULL) {
			return false;
		}
	}
	return text.n <= MAX_WORD;
}

/* "{{user.public_metadata.role}}" and nothing else: no text of somebody's. */
static bool is_short_code(struct str text)
{
	if (!str_starts(text, "{{") || !str_ends(text, "}}")) {
		return false;
	}
	for (size_t i = 2; i + 2 < text.n; i++) {
		if (!ascii_is_alnum(text.s[i]) && strchr("_.- ", text.s[i]) == NULL) {
			return false;
		}
	}
	return true;
}

static struct str replace_by_shape(struct anonymize_names *names, struct str text)
{
	if (sources_is_fingerprint(text)) {
		return anonymize_name(names, ANONYMIZE_FINGERPRINT, text);
	}
	if (str_starts(text, "pk_live_") || str_starts(text, "pk_test_")) {
		return anonymize_publishable_key(names, text);
	}
	if (str_has(text, "://")) {
		return anonymize_url(names, text);
	}
	return anonymize_name(names, ANONYMIZE_TEXT, text);
}

static struct str replace(struct anonymize_names *names, enum treatment treatment, struct str text)
{
	switch (treatment) {
	case TREAT_NAME:
		return anonymize_inside(names, text);
	case TREAT_ID:
		return anonymize_name(names, ANONYMIZE_ID, text);
	case TREAT_HOST:
		return anonymize_host(names, text);
	case TREAT_URL:
		return anonymize_url(names, text);
	case TREAT_MEMBER:
		return anonymize_name(names, ANONYMIZE_MEMBER, text);
	case TREAT_WORD:
		return is_word(text) ? anonymize_inside(names, text)
				     : replace_by_shape(names, text);
	case TREAT_CLAIM:
		return is_short_code(text) ? anonymize_inside(names, text)
					   : replace_by_shape(names, text);
	case TREAT_PROGRAM:
		return str_is(text, "manual") || str_starts(text, "clerk-audit")
			       ? text
			       : replace_by_shape(names, text);
	case TREAT_UNKNOWN:
		break;
	}
	return replace_by_shape(names, text);
}

/* Must stay different for different keys: what a URL's replacement drops is text then. */
static struct str replace_key(struct anonymize_names *names, enum area area, struct str key)
{
	bool dotted = str_find_byte(key, '.') != SIZE_MAX;

	if (area == AREA_BY_ID && !dotted) {
		return anonymize_name(names, ANONYMIZE_ID, key);
	}
	if (area == AREA_BY_ID || area == AREA_BY_HOST) {
		return anonymize_host(names, key);
	}
	if (anonymize_is_replaced(key)) {
		return anonymize_name(names, ANONYMIZE_TEXT, key);
	}
	if (!str_has(key, "://")) {
		return anonymize_inside(names, key);
	}
	for (size_t i = 0; i < key.n; i++) {
		if (strchr("?#@", key.s[i]) != NULL || ascii_is_upper(key.s[i])) {
			return anonymize_name(names, ANONYMIZE_TEXT, key);
		}
	}
	return anonymize_url(names, key);
}

static void write_node(
	struct walk *walk, const struct json *node, enum area area, enum treatment treatment);

static void write_members(struct walk *walk, const struct json *object, enum area area)
{
	json_begin_object(&walk->writer);
	json_each (member, object) {
		struct str key;

		if (str_starts(member->key, "//")) {
			continue; /* a comment */
		}
		key = replace_key(&walk->names, area, member->key);
		json_key(&walk->writer, str_copy(walk->names.arena, key).s);
		/* by what the key has become: so that doing it twice changes nothing */
		write_node(walk, member, area_below(area, member), treatment_of(area, key));
	}
	json_end_object(&walk->writer);
}

/* As deep as the JSON reader's limit, 200. */
static void write_node(
	struct walk *walk, const struct json *node, enum area area, enum treatment treatment)
{
	switch (node->type) {
	case JSON_OBJECT:
		write_members(walk, node, area);
		break;
	case JSON_ARRAY:
		json_begin_array(&walk->writer);
		json_each (item, node) {
			write_node(walk, item, area, treatment);
		}
		json_end_array(&walk->writer);
		break;
	case JSON_STRING:
		json_write_string(&walk->writer, replace(&walk->names, treatment, node->string));
		break;
	case JSON_NUMBER:
		json_write_number(&walk->writer, str_slice(walk->text, node->offset, node->end));
		break;
	case JSON_BOOL:
		json_write_bool(&walk->writer, node->boolean);
		break;
	case JSON_NULL:
		json_write_null(&walk->writer);
		break;
	}
}

/* Twice: what a text holds is known when all ids and hosts were met. */
void anonymize_document(
	struct arena *arena, const struct json *document, struct str text, struct buf *out)
{
	struct walk walk = {.names = {.arena = arena}, .text = text};

	walk.writer = (struct json_writer){.out = out};
	write_node(&walk, document, AREA_OTHER, TREAT_UNKNOWN);
	out->n = 0;
	walk.writer = (struct json_writer){.out = out};
	write_node(&walk, document, AREA_OTHER, TREAT_UNKNOWN);
}
