#include <string.h>

#include "base/ascii.h"
#include "base/buf.h"
#include "clerk/hosts.h"
#include "clerk/reach.h"
#include "snapshot/anonymize_names.h"

/* Labels that say what a host is for and not whose it is. */
static const char *const common_labels[] = {"*", "_domainkey", "accounts", "admin", "api", "app",
	"auth", "blog", "clerk", "clk", "clk2", "clkmail", "dashboard", "dev", "development",
	"dkim1", "dkim2", "docs", "hooks", "local", "mail", "portal", "preview", "stage", "staging",
	"test", "webhook", "webhooks", "www"};

/* Endings under which anybody may have a host, and how a preview's host begins there. */
static const struct hosting {
	const char *ending;
	const char *before;
	const char *after;
} hostings[] = {
	{".vercel.app", "", "-git-branch-some-team"},
	{".netlify.app", "deploy-preview-1--", ""},
	{".pages.dev", "00000000.", ""},
};

/* Last labels that say what kind of host it is; RFC 2606, 6761, 6762 and 8375. */
static const char *const kept_tlds[] = {
	"arpa", "example", "internal", "invalid", "local", "localhost", "test"};

enum { MAX_OWN_LABELS = 3 };

#define IN(text, list) str_in((text), (list), sizeof(list) / sizeof((list)[0]))

static struct str lower(struct arena *arena, struct str text)
{
	char *out = arena_alloc(arena, text.n + 1);

	for (size_t i = 0; i < text.n; i++) {
		out[i] = ascii_lower(text.s[i]);
	}
	return (struct str){out, text.n};
}

/* "clerk.", "sub-1.": the labels in front of a domain, each ended by a dot. */
static void add_labels(struct anonymize_names *names, struct buf *out, struct str labels)
{
	while (!str_absent(labels)) {
		struct str label = str_take(&labels, '.');

		buf_add(out, IN(label, common_labels)
				     ? label
				     : anonymize_name(names, ANONYMIZE_LABEL, label));
		buf_add_byte(out, '.');
	}
}

/* The last labels, as many as a domain that one can own has. */
static struct str own_domain(struct str host)
{
	static const char *const second[] = {"ac", "co", "com", "edu", "gov", "net", "org"};
	struct str labels[MAX_OWN_LABELS] = {{NULL, 0}};
	struct str rest = host;
	size_t wanted = 2;

	for (size_t i = 0; i < MAX_OWN_LABELS && !str_absent(rest); i++) {
		size_t dot = str_find_last_byte(rest, '.');

		labels[i] = dot == SIZE_MAX ? rest : str_slice(rest, dot + 1, rest.n);
		rest = dot == SIZE_MAX ? STR_NONE : str_slice(rest, 0, dot);
	}
	if (labels[0].n == 2 && IN(labels[1], second) && !str_absent(labels[2])) {
		wanted = 3;
	}
	return str_absent(labels[wanted - 1])
		       ? host
		       : str_slice(host, (size_t)(labels[wanted - 1].s - host.s), host.n);
}

static bool is_host_char(char c)
{
	return ascii_is_alnum(c) || c == '.' || c == '-' || c == '_' || c == '*';
}

static bool has_host_chars(struct str text)
{
	for (size_t i = 0; i < text.n; i++) {
		if (!is_host_char(text.s[i])) {
			return false;
		}
	}
	return true;
}

static bool is_host(struct str text)
{
	return has_host_chars(text) && text.n > 0 && text.s[0] != '.' && !str_ends(text, ".") &&
	       !str_has(text, "..");
}

/* "some-slug-1" or "clerk.sub-1.sub-2", in front of an ending of Clerk's. */
static void add_instance(struct anonymize_names *names, struct buf *out, struct str own)
{
	if (str_find_byte(own, '.') != SIZE_MAX || IN(own, common_labels)) {
		add_labels(names, out, own);
		out->n--; /* the ending has its dot */
	} else {
		buf_add(out, anonymize_name(names, ANONYMIZE_SLUG, own));
	}
}

/* mail.<domain>.nam1.clerk.services: a record's value that names a customer's domain. */
static bool add_service(struct anonymize_names *names, struct buf *out, struct str host)
{
	struct str inner = str_slice(host, 0, host.n - (sizeof(".clerk.services") - 1));
	size_t first = str_find_byte(inner, '.');
	size_t last = str_find_last_byte(inner, '.');

	if (!str_ends(host, ".clerk.services")) {
		return false;
	}
	if (first == last) {
		buf_add(out, host);
		return true;
	}
	buf_add(out, str_slice(host, 0, first + 1));
	buf_add(out, anonymize_host(names, str_slice(inner, first + 1, last)));
	buf_add(out, str_slice(host, last, host.n));
	return true;
}

static void add_domain(struct anonymize_names *names, struct buf *out, struct str host)
{
	struct str own = own_domain(host);
	struct str tld = str_last_part(own, '.');
	struct str replacement;

	if (own.n == tld.n) { /* one label */
		buf_add(out, anonymize_name(names, ANONYMIZE_LABEL, own));
		return;
	}
	/* before its labels, so that the domain is what is numbered first */
	replacement = anonymize_name(names, ANONYMIZE_DOMAIN, own);
	if (own.n < host.n) {
		add_labels(names, out, str_slice(host, 0, host.n - own.n - 1));
	}
	buf_add(out, replacement);
	buf_add_byte(out, '.');
	buf_add(out, IN(tld, kept_tlds) ? tld : STR("example"));
}

/* Somewhere under an ending that anybody may have a host under; previews stay previews. */
static bool add_hosted(struct anonymize_names *names, struct buf *out, struct str host)
{
	bool preview = reach_of(host).kind == REACH_PREVIEW;

	for (size_t i = 0; i < sizeof(hostings) / sizeof(hostings[0]); i++) {
		struct str own = str_slice(host, 0, host.n - strlen(hostings[i].ending));

		if (host.n <= strlen(hostings[i].ending) || !str_ends(host, hostings[i].ending)) {
			continue;
		}
		buf_add_z(out, preview ? hostings[i].before : "");
		buf_add(out, anonymize_name(names, ANONYMIZE_LABEL, own));
		buf_add_z(out, preview ? hostings[i].after : "");
		buf_add_z(out, hostings[i].ending);
		return true;
	}
	return false;
}

/* A tunnel or a workspace: which service it is of stays. */
static bool add_tunnel(struct anonymize_names *names, struct buf *out, struct str host)
{
	enum reach_kind kind = reach_of(host).kind;
	size_t at = host.n;

	if (kind != REACH_TUNNEL && kind != REACH_WORKSPACE) {
		return false;
	}
	while (at > 0) {
		at = str_find_last_byte(str_slice(host, 0, at), '.');
		if (at == SIZE_MAX) {
			break;
		}
		if (reach_of(str_join(names->arena, STR("x"), str_slice(host, at, host.n))).kind ==
			kind) {
			add_labels(names, out, str_slice(host, 0, at));
			buf_add(out, str_slice(host, at + 1, host.n));
			return true;
		}
	}
	buf_add(out, host);
	return true;
}

static bool is_address(struct str host)
{
	for (size_t i = 0; i < host.n; i++) {
		if (!ascii_is_digit(host.s[i]) && host.s[i] != '.') {
			return false;
		}
	}
	return true;
}

/* Hosts of Clerk's own, of nobody, and addresses that everybody has. */
static bool is_common(struct str host)
{
	return IN(host, kept_tlds) || str_is(host, "clerk.com") || str_is(host, "clerk.dev") ||
	       str_ends(host, ".clerk.com") || str_ends(host, ".clerk.dev") ||
	       (is_address(host) && reach_of(host).kind != REACH_ANY);
}

/* A name without port, in lower case. */
static void add_name(struct anonymize_names *names, struct buf *out, struct str host)
{
	const char *ending = hosts_instance_ending(host);

	if (is_common(host)) {
		buf_add(out, host);
	} else if (ending != NULL) {
		add_instance(names, out, str_slice(host, 0, host.n - strlen(ending)));
		buf_add_z(out, ending);
	} else if (!add_service(names, out, host) && !add_hosted(names, out, host) &&
		   !add_tunnel(names, out, host)) {
		add_domain(names, out, host);
	}
}

static size_t port_at(struct str host)
{
	size_t colon = str_find_last_byte(host, ':');

	for (size_t i = colon == SIZE_MAX ? host.n : colon + 1; i < host.n; i++) {
		if (!ascii_is_digit(host.s[i])) {
			return host.n;
		}
	}
	return colon == SIZE_MAX ? host.n : colon;
}

/* What is no host at all must stay none, for the same reason, as programs judge that: "a b",
 * "a..b". */
static struct str no_host(struct anonymize_names *names, struct str text)
{
	struct str mark = has_host_chars(text) ? STR("..is.no.host") : STR(" is no host.");
	struct str original = str_ends(text, mark.s) ? str_slice(text, 0, text.n - mark.n) : text;

	return str_join(names->arena, anonymize_name(names, ANONYMIZE_TEXT, original), mark);
}

struct str anonymize_host(struct anonymize_names *names, struct str host)
{
	size_t port = port_at(host);
	struct str name = lower(names->arena, str_slice(host, 0, port));
	struct buf out = {0};
	struct str result;

	if (is_host(name)) {
		add_name(names, &out, name);
	} else if (name.n == 0 || (name.s[0] == '[' && reach_of(name).kind != REACH_ANY)) {
		buf_add(&out, name); /* an address that everybody has */
	} else {
		buf_add(&out, no_host(names, str_slice(host, 0, port)));
	}
	buf_add(&out, str_slice(host, port, host.n));
	result = str_copy(names->arena, buf_str(&out));
	buf_finish(&out);
	return result;
}

bool anonymize_knows_host(const struct anonymize_names *names, struct str host)
{
	const char *ending = hosts_instance_ending(host);

	if (str_find_byte(host, '.') == SIZE_MAX || !is_host(host)) {
		return false;
	}
	if (ending != NULL) {
		return map_get(&names->classes[ANONYMIZE_SLUG].numbers,
			       str_slice(host, 0, host.n - strlen(ending))) != MAP_NONE;
	}
	return map_get(&names->classes[ANONYMIZE_DOMAIN].numbers, own_domain(host)) != MAP_NONE;
}
