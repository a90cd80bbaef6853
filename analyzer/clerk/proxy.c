#include "clerk/proxy.h"

#include <stdint.h>

#include "clerk/hosts.h"
#include "clerk/keys.h"

const char proxy_default_path[] = "/__clerk";
const char proxy_header[] = "Clerk-Proxy-Url";

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
	enum hosts_kind kind = hosts_kind(host);

	/* clerk.acme.com is where production instances have their Frontend API */
	return kind == HOSTS_PROXY || kind == HOSTS_SCRIPT || keys_is_development_host(host) ||
	       (str_starts(host, "clerk.") &&
		       str_find_byte(str_slice(host, 6, host.n), '.') != SIZE_MAX);
}

bool proxy_is_path(struct str path)
{
	size_t n = sizeof(proxy_default_path) - 1;

	return str_starts(path, proxy_default_path) &&
	       (path.n == n || path.s[n] == '/' || path.s[n] == '(' || path.s[n] == '*');
}
