#include "clerk/proxy.h"

#include <stdint.h>

#include "clerk/keys.h"

const char proxy_default_path[] = "/__clerk";
const char proxy_header[] = "Clerk-Proxy-Url";

/* Hosts without an instance in their name, and where its scripts come from. */
static const char *const hosts[] = {
	"frontend-api.clerk.dev",
	"frontend-api.clerk.services",
	"frontend-api.clerkstage.dev",
	"cdn.clerk.io",
	"npm.clerk.dev",
	"npm.clerk.com",
};

/* What stands between "//" or the beginning, and the path. */
static struct str host_of(struct str url)
{
	size_t slashes = str_find(url, STR("//"), 0);
	size_t start = slashes == SIZE_MAX ? 0 : slashes + 2;
	size_t end = start;

	while (end < url.n && url.s[end] != '/' && url.s[end] != ':' && url.s[end] != '?') {
		end++;
	}
	return str_slice(url, start, end);
}

bool proxy_is_target(struct str url)
{
	struct str host = host_of(url);

	/* clerk.acme.com is where production instances have their Frontend API */
	return str_in(host, hosts, sizeof(hosts) / sizeof(hosts[0])) ||
	       (str_starts(host, "clerk.") &&
		       str_find_byte(str_slice(host, 6, host.n), '.') != SIZE_MAX) ||
	       keys_is_development_host(host);
}

bool proxy_is_path(struct str path)
{
	size_t n = sizeof(proxy_default_path) - 1;

	return str_starts(path, proxy_default_path) &&
	       (path.n == n || path.s[n] == '/' || path.s[n] == '(' || path.s[n] == '*');
}
