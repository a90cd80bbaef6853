#include "clerk/hosts.h"

#include "base/ascii.h"

struct known_host {
	const char *name; /* with a dot before it: any host below */
	enum hosts_kind kind;
};

/*
 * Sources: clerk/javascript packages/{shared/src/constants,shared/src/keys,
 * backend/src/constants,backend/src/proxy}.ts; Clerk documentation "Content
 * Security Policy" (img.clerk.com), "Customize your Account Portal" and
 * "Vulnerability disclosure policy" (clerk.clerk.com). 2026-08.
 */
static const struct known_host known_hosts[] = {
	{".clerk.accounts.dev", HOSTS_FRONTEND_API},
	{".clerk.accountsstage.dev", HOSTS_FRONTEND_API},
	{".lcl.dev", HOSTS_FRONTEND_API},
	{".lclstage.dev", HOSTS_FRONTEND_API},
	{".accounts.dev", HOSTS_ACCOUNTS},
	{".accountsstage.dev", HOSTS_ACCOUNTS},
	{"api.clerk.com", HOSTS_BACKEND_API},
	{"api.clerk.dev", HOSTS_BACKEND_API},
	{"api.clerkstage.dev", HOSTS_BACKEND_API},
	{"frontend-api.clerk.dev", HOSTS_PROXY},
	{"frontend-api.clerk.services", HOSTS_PROXY},
	{"frontend-api.clerkstage.dev", HOSTS_PROXY},
	{"img.clerk.com", HOSTS_IMAGE},
	{"images.clerk.com", HOSTS_IMAGE},
	{"images.clerk.dev", HOSTS_IMAGE},
	{"clerk.clerk.com", HOSTS_CLERKS_OWN},
	{"cdn.clerk.io", HOSTS_SCRIPT},
	{"npm.clerk.dev", HOSTS_SCRIPT},
	{"npm.clerk.com", HOSTS_SCRIPT},
};

enum hosts_kind hosts_kind(struct str host)
{
	if (str_is_nocase(host, "clerk.accounts.dev")) {
		return HOSTS_NONE; /* what they end with */
	}
	for (size_t i = 0; i < sizeof(known_hosts) / sizeof(known_hosts[0]); i++) {
		struct str name = str_of(known_hosts[i].name);
		bool below = name.s[0] == '.' && host.n > name.n;

		if (str_is_nocase(
			    below ? str_slice(host, host.n - name.n, host.n) : host, name.s)) {
			return known_hosts[i].kind;
		}
	}
	return HOSTS_NONE;
}

const char *hosts_instance_ending(struct str host)
{
	for (size_t i = 0; i < sizeof(known_hosts) / sizeof(known_hosts[0]); i++) {
		struct str name = str_of(known_hosts[i].name);

		if (name.s[0] == '.' && host.n > name.n && str_ends(host, name.s)) {
			return name.s;
		}
	}
	return NULL;
}

/* Source: clerk/cli packages/cli-core/src/commands/deploy/copy.ts. */
bool hosts_is_mail_record(struct str host)
{
	static const char *const labels[] = {"clkmail", "clk", "clk2"};
	struct str rest = host;

	return str_in(str_take(&rest, '.'), labels, 3);
}

/*
 * Sources: OpenID Connect Discovery 1.0; Clerk documentation "Use Clerk as an
 * OAuth provider" and clerk/javascript packages/shared/src/loadClerkJsScript.ts. 2026-08.
 */
enum hosts_path hosts_path(struct str path)
{
	static const char *const oauth[] = {"/.well-known/openid-configuration",
		"/.well-known/oauth-authorization-server", "/oauth/"};

	if (str_starts(path, "/.well-known/jwks.json")) {
		return HOSTS_PATH_JWKS;
	}
	if (str_starts(path, "/npm/@clerk/")) {
		return HOSTS_PATH_SCRIPT;
	}
	for (size_t i = 0; i < sizeof(oauth) / sizeof(oauth[0]); i++) {
		if (str_starts(path, oauth[i])) {
			return HOSTS_PATH_OAUTH;
		}
	}
	return HOSTS_PATH_OTHER;
}

static bool is_host_byte(char c)
{
	return ascii_is_letter(c) || ascii_is_digit(c) || c == '-' || c == '.';
}

/* Bytes that may stand around a name of which the host is only a part: *.a.dev, ${x}.a.dev, a_b */
static bool cuts(char c)
{
	return c == '*' || c == '_' || c == '}' || c == '>' || c == ']' || c == '@' ||
	       (unsigned char)c >= 0x80;
}

static bool is_name(struct str host)
{
	size_t dot = str_find_byte(host, '.');

	return dot != SIZE_MAX && dot > 0 && host.n > 3 && host.s[host.n - 1] != '.' &&
	       host.s[0] != '-' && ascii_is_letter(host.s[host.n - 1]) &&
	       str_find(host, STR(".."), 0) == SIZE_MAX;
}

/* From the end of a host to that of its URL; a port is left out. */
static struct str path_after(struct str text, size_t at)
{
	size_t end;

	if (at < text.n && text.s[at] == ':') {
		for (at++; at < text.n && ascii_is_digit(text.s[at]); at++) {
		}
	}
	end = at;
	while (end < text.n && (unsigned char)text.s[end] > ' ' && text.s[end] != '"' &&
		text.s[end] != '\'' && text.s[end] != '`' && text.s[end] != '<' &&
		text.s[end] != '\\') {
		end++;
	}
	return at < text.n && text.s[at] == '/' ? str_slice(text, at, end) : STR("");
}

bool hosts_next(struct str text, size_t *from, struct hosts_hit *out)
{
	size_t i = *from;

	while (i < text.n) {
		size_t start = i;
		struct str host;

		while (i < text.n && is_host_byte(text.s[i])) {
			i++;
		}
		host = str_slice(text, start, i);
		if (host.n == 0) {
			i++;
			continue;
		}
		if (is_name(host) && (start == 0 || !cuts(text.s[start - 1])) &&
			(i == text.n || !cuts(text.s[i]))) {
			*out = (struct hosts_hit){
				.host = host,
				.path = path_after(text, i),
			};
			*from = i + out->path.n;
			return true;
		}
	}
	*from = i;
	return false;
}
