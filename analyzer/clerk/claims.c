#include "clerk/claims.h"

#include "base/ascii.h"

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

/*
 * Sources: clerk/clerk-docs docs/guides/sessions/session-tokens.mdx (default
 * claims of both versions); clerk/javascript packages/shared/src/types/jwtv2.ts
 * and packages/shared/src/jwtPayloadParser.ts. 2026-08.
 */
static const char *const standard[] = {
	"act", "aud", "azp", "exp", "fva", "iat", "iss", "jti", "nbf", "sid", "sub"};

static const char *const first_version[] = {"org_id", "org_permissions", "org_role", "org_slug"};

static const char *const second_version[] = {"fea", "o", "pla", "sts", "v"};

/* convex npm package, src/server/authentication.ts: UserIdentity. 2026-08. */
static const char *const identity[] = {"address", "birthday", "email", "emailVerified",
	"familyName", "gender", "givenName", "issuer", "language", "name", "nickname",
	"phoneNumber", "phoneNumberVerified", "pictureUrl", "preferredUsername", "profileUrl",
	"subject", "timezone", "tokenIdentifier", "updatedAt"};

const char *claims_version(struct str path)
{
	struct str name = str_take(&path, '.');

	if (str_in(name, standard, COUNT(standard))) {
		return "standard";
	}
	if (str_in(name, first_version, COUNT(first_version))) {
		return "v1";
	}
	return str_in(name, second_version, COUNT(second_version)) ? "v2" : "custom";
}

const char *claims_identity_version(struct str path)
{
	struct str rest = path;
	struct str name = str_take(&rest, '.');

	return str_in(name, identity, COUNT(identity)) ? "standard" : claims_version(path);
}

bool claims_is_role(struct str path)
{
	return str_is(path, "org_role") || str_is(path, "o.rol");
}

bool claims_is_permissions(struct str path)
{
	return str_is(path, "org_permissions") || str_is(path, "o.per");
}

bool claims_is_plans(struct str path)
{
	return str_is(path, "pla");
}

bool claims_is_features(struct str path)
{
	return str_is(path, "fea");
}

/* Lower case letters, digits, '_' and '-', at least one; returns where they end. */
static size_t key_end(struct str name, size_t at)
{
	while (at < name.n &&
		(ascii_is_alnum(name.s[at]) || name.s[at] == '_' || name.s[at] == '-')) {
		at++;
	}
	return at;
}

/* How many parts stand behind "org:"; 0 when it is none of that form. */
static unsigned parts_of(struct str name)
{
	unsigned parts = 0;
	size_t at = 3;

	if (!str_starts(name, "org:")) {
		return 0;
	}
	while (at < name.n && name.s[at] == ':') {
		size_t end = key_end(name, at + 1);

		if (end == at + 1) {
			return 0;
		}
		parts++;
		at = end;
	}
	return at == name.n ? parts : 0;
}

bool claims_has_role_form(struct str name)
{
	return parts_of(name) == 1;
}

bool claims_has_permission_form(struct str name)
{
	return parts_of(name) == 2;
}
