#include "clerk/reach.h"

#include <stdint.h>

#include "base/ascii.h"

struct known_suffix {
	const char *suffix; /* ".a.dev": hosts below; "a.dev": that host alone */
	struct reach reach;
};

#define TUNNEL(name) \
	{ \
		REACH_TUNNEL, "a tunnel of " name \
	}
#define WORKSPACE(name) \
	{ \
		REACH_WORKSPACE, "a workspace of " name \
	}

/*
 * Sources, 2026-08: RFC 6761 (localhost), RFC 6762 (local), RFC 8375
 * (home.arpa), ICANN board resolution 2024.07.29.06 (internal); ngrok
 * documentation "Domains"; Cloudflare documentation "Quick Tunnels"; README of
 * localtunnel, tunnelmole, bore and smee.io; documentation of serveo.net,
 * localhost.run, pinggy.io and zrok ("shares"); Microsoft documentation "Dev
 * tunnels"; Expo documentation "Expo CLI: tunneling"; Svix documentation "Svix
 * Play" (its relay, `svix listen`); GitHub documentation "Forwarding ports in
 * your codespace"; documentation of Gitpod, CodeSandbox, StackBlitz
 * (WebContainers), Google Cloud Workstations and Replit ("replit.dev").
 */
static const struct known_suffix known_suffixes[] = {
	{"localhost", {REACH_LOCAL, "the machine itself"}},
	{".localhost", {REACH_LOCAL, "the machine itself"}},
	{".local", {REACH_PRIVATE, "a name of a local network"}},
	{".internal", {REACH_PRIVATE, "a name of a private network"}},
	{".home.arpa", {REACH_PRIVATE, "a name of a private network"}},
	{".ngrok.io", TUNNEL("ngrok")},
	{".ngrok.app", TUNNEL("ngrok")},
	{".ngrok.dev", TUNNEL("ngrok")},
	{".ngrok-free.app", TUNNEL("ngrok")},
	{".ngrok-free.dev", TUNNEL("ngrok")},
	{".trycloudflare.com", TUNNEL("Cloudflare (trycloudflare)")},
	{".loca.lt", TUNNEL("localtunnel")},
	{".localtunnel.me", TUNNEL("localtunnel")},
	{".tunnelmole.net", TUNNEL("tunnelmole")},
	{".tunnelmole.com", TUNNEL("tunnelmole")},
	{".serveo.net", TUNNEL("serveo")},
	{".serveousercontent.com", TUNNEL("serveo")},
	{".localhost.run", TUNNEL("localhost.run")},
	{".lhr.life", TUNNEL("localhost.run")},
	{".lhr.rocks", TUNNEL("localhost.run")},
	{"bore.pub", TUNNEL("bore")},
	{".devtunnels.ms", TUNNEL("Microsoft (dev tunnels)")},
	{".share.zrok.io", TUNNEL("zrok")},
	{".shares.zrok.io", TUNNEL("zrok")},
	{".pinggy.link", TUNNEL("Pinggy")},
	{".pinggy.online", TUNNEL("Pinggy")},
	{".pinggy.io", TUNNEL("Pinggy")},
	{".exp.direct", TUNNEL("Expo")},
	{"smee.io", TUNNEL("smee.io")},
	{"play.svix.com", {REACH_TUNNEL, "Svix Play, a debugger and relay"}},
	{".app.github.dev", WORKSPACE("GitHub Codespaces")},
	{".gitpod.io", WORKSPACE("Gitpod")},
	{".gitpod.dev", WORKSPACE("Gitpod")},
	{".csb.app", WORKSPACE("CodeSandbox")},
	{".codesandbox.io", WORKSPACE("CodeSandbox")},
	{".stackblitz.io", WORKSPACE("StackBlitz")},
	{".webcontainer.io", WORKSPACE("StackBlitz")},
	{".cloudworkstations.dev", WORKSPACE("Google Cloud Workstations")},
	{".replit.dev", WORKSPACE("Replit")},
};

#undef TUNNEL
#undef WORKSPACE

static bool is_below(struct str host, struct str suffix)
{
	return host.n > suffix.n && str_equal(str_slice(host, host.n - suffix.n, host.n), suffix);
}

static bool take_octet(struct str *rest, unsigned *out)
{
	struct str part = str_take(rest, '.');
	unsigned number = 0;

	for (size_t i = 0; i < part.n; i++) {
		if (!ascii_is_digit(part.s[i]) || i > 2) {
			return false;
		}
		number = number * 10 + (unsigned)(part.s[i] - '0');
	}
	*out = number;
	return part.n > 0 && number <= 255;
}

/* Dotted decimal; false when the host is a name. */
static bool read_ipv4(struct str host, unsigned out[4])
{
	struct str rest = host;

	for (size_t i = 0; i < 4; i++) {
		if (str_absent(rest) || !take_octet(&rest, &out[i])) {
			return false;
		}
	}
	return str_absent(rest);
}

/* RFC 1122, 1918, 3927, 6598. */
static struct reach reach_of_ipv4(const unsigned octets[4])
{
	unsigned a = octets[0];
	unsigned b = octets[1];

	if (a == 127 || a == 0) {
		return (struct reach){REACH_LOCAL, "the machine itself"};
	}
	if (a == 10 || (a == 172 && b >= 16 && b <= 31) || (a == 192 && b == 168) ||
		(a == 169 && b == 254) || (a == 100 && b >= 64 && b <= 127)) {
		return (struct reach){REACH_PRIVATE, "an address of a private network"};
	}
	return (struct reach){REACH_ANY, NULL};
}

/* RFC 4291 and 4193: ::, ::1, fc00::/7, fe80::/10; of IPv4 in IPv6 the IPv4 part. */
static struct reach reach_of_ipv6(struct str address)
{
	struct str last = str_last_part(address, ':');
	unsigned octets[4];

	if (str_is(address, "::1") || str_is(address, "::")) {
		return (struct reach){REACH_LOCAL, "the machine itself"};
	}
	if (str_starts(address, "::ffff:") && read_ipv4(last, octets)) {
		return reach_of_ipv4(octets);
	}
	/* of a shorter first group the leading zeros are left out */
	if (str_find_byte(address, ':') == 4 &&
		(str_starts(address, "fc") || str_starts(address, "fd") ||
			str_starts(address, "fe8") || str_starts(address, "fe9") ||
			str_starts(address, "fea") || str_starts(address, "feb"))) {
		return (struct reach){REACH_PRIVATE, "an address of a private network"};
	}
	return (struct reach){REACH_ANY, NULL};
}

static bool is_hex(struct str text)
{
	for (size_t i = 0; i < text.n; i++) {
		bool letter = text.s[i] >= 'a' && text.s[i] <= 'f';

		if (!letter && !ascii_is_digit(text.s[i])) {
			return false;
		}
	}
	return text.n > 0;
}

static bool is_number(struct str text)
{
	for (size_t i = 0; i < text.n; i++) {
		if (!ascii_is_digit(text.s[i])) {
			return false;
		}
	}
	return text.n > 0;
}

/*
 * A deployment's id: nine random letters and digits. A word may be nine
 * letters long and end in a number; two digits with a letter after one of them
 * are taken for chance alone.
 */
static bool is_deployment_id(struct str word)
{
	size_t digits = 0;
	bool mixed = false;

	for (size_t i = 0; i < word.n; i++) {
		bool digit = ascii_is_digit(word.s[i]);

		if (!digit && !(word.s[i] >= 'a' && word.s[i] <= 'z')) {
			return false;
		}
		digits += digit;
		mixed = mixed || (i > 0 && !digit && ascii_is_digit(word.s[i - 1]));
	}
	return word.n == 9 && digits >= 2 && digits < 9 && mixed;
}

/* "git" of project-git-branch-scope, but not the branch that production is mostly built from. */
static bool is_branch(struct str before, struct str word, struct str after)
{
	bool scoped = str_find_byte(after, '-') != SIZE_MAX;
	bool main = str_starts(after, "main-") || str_starts(after, "master-") ||
		    str_starts(after, "production-");

	return before.n > 0 && str_is(word, "git") && scoped && !main;
}

/* Vercel documentation "Generated URLs": project-<id>-scope, project-git-branch-scope. */
static bool is_vercel_preview(struct str label)
{
	size_t start = 0;

	while (start < label.n) {
		struct str rest = str_slice(label, start, label.n);
		struct str word = str_take(&rest, '-');
		struct str before = str_slice(label, 0, start);

		if (!str_absent(rest) && rest.n > 0 &&
			(is_branch(before, word, rest) ||
				(before.n > 0 && is_deployment_id(word)))) {
			return true;
		}
		start += word.n + 1;
	}
	return false;
}

/* Netlify documentation "Deploy overview": deploy-preview-12--site, <id of the deploy>--site. */
static bool is_netlify_preview(struct str label)
{
	static const char preview[] = "deploy-preview-";
	size_t split = str_find(label, STR("--"), 0);
	struct str deploy;

	if (split == SIZE_MAX || split + 2 == label.n) {
		return false;
	}
	deploy = str_slice(label, 0, split);
	if (str_starts(deploy, preview)) {
		return is_number(str_slice(deploy, sizeof(preview) - 1, deploy.n));
	}
	return deploy.n == 24 && is_hex(deploy);
}

/* Cloudflare documentation "Preview deployments": <id>.project.pages.dev. */
static bool is_pages_preview(struct str labels)
{
	struct str rest = labels;
	struct str id = str_take(&rest, '.');

	return !str_absent(rest) && id.n == 8 && is_hex(id);
}

static bool is_preview(struct str host, const char *suffix, bool (*judge)(struct str labels))
{
	struct str end = str_of(suffix);

	return is_below(host, end) && judge(str_slice(host, 0, host.n - end.n));
}

static struct reach reach_of_preview(struct str host)
{
	if (is_preview(host, ".vercel.app", is_vercel_preview)) {
		return (struct reach){REACH_PREVIEW, "a preview deployment of Vercel"};
	}
	if (is_preview(host, ".netlify.app", is_netlify_preview)) {
		return (struct reach){REACH_PREVIEW, "a preview deployment of Netlify"};
	}
	if (is_preview(host, ".pages.dev", is_pages_preview)) {
		return (struct reach){REACH_PREVIEW, "a preview deployment of Cloudflare Pages"};
	}
	return (struct reach){REACH_ANY, NULL};
}

static struct reach reach_of_name(struct str host)
{
	for (size_t i = 0; i < sizeof(known_suffixes) / sizeof(known_suffixes[0]); i++) {
		const struct known_suffix *known = &known_suffixes[i];
		struct str suffix = str_of(known->suffix);

		if (known->suffix[0] == '.' ? is_below(host, suffix) : str_equal(host, suffix)) {
			return known->reach;
		}
	}
	if (host.n > 0 && str_find_byte(host, '.') == SIZE_MAX) {
		return (struct reach){REACH_PRIVATE, "a name without a domain"};
	}
	return reach_of_preview(host);
}

struct reach reach_of(struct str host)
{
	unsigned octets[4];

	/* the dot of the root */
	if (host.n > 1 && host.s[host.n - 1] == '.') {
		host = str_slice(host, 0, host.n - 1);
	}
	if (host.n > 2 && host.s[0] == '[' && host.s[host.n - 1] == ']') {
		return reach_of_ipv6(str_slice(host, 1, host.n - 1));
	}
	if (str_find_byte(host, ':') != SIZE_MAX) {
		return reach_of_ipv6(host);
	}
	if (read_ipv4(host, octets)) {
		return reach_of_ipv4(octets);
	}
	return reach_of_name(host);
}
