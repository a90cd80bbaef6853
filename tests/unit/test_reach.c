#include "clerk/reach.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

struct row {
	const char *host;
	enum reach_kind kind;
};

static void all_are(const struct row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct reach reach = reach_of(str_of(rows[i].host));

		if (reach.kind != rows[i].kind ||
			(reach.what == NULL) != (reach.kind == REACH_ANY)) {
			fail_msg("%s: %d, %s", rows[i].host, (int)reach.kind,
				reach.what == NULL ? "-" : reach.what);
		}
	}
}

static void addresses(void **state)
{
	static const struct row rows[] = {
		{"127.0.0.1", REACH_LOCAL},
		{"127.8.9.1", REACH_LOCAL},
		{"0.0.0.0", REACH_LOCAL},
		{"[::1]", REACH_LOCAL},
		{"::1", REACH_LOCAL},
		{"[::ffff:127.0.0.1]", REACH_LOCAL},
		{"10.1.2.3", REACH_PRIVATE},
		{"172.16.0.1", REACH_PRIVATE},
		{"172.31.255.1", REACH_PRIVATE},
		{"192.168.1.20", REACH_PRIVATE},
		{"169.254.169.254", REACH_PRIVATE},
		{"100.64.0.1", REACH_PRIVATE},
		{"[fd12:3456::1]", REACH_PRIVATE},
		{"[fe80::1]", REACH_PRIVATE},
		{"172.15.0.1", REACH_ANY},
		{"172.32.0.1", REACH_ANY},
		{"100.128.0.1", REACH_ANY},
		{"192.169.1.1", REACH_ANY},
		{"11.0.0.1", REACH_ANY},
		{"[2001:db8::1]", REACH_ANY},
		{"[fd::1]", REACH_ANY},
		{"[fec0::1]", REACH_ANY},
		{"10.example.com", REACH_ANY},
		{"127.0.0.1.example.com", REACH_ANY},
		{"10.0.0", REACH_ANY},
		{"10.0.0.256", REACH_ANY},
		{"10.0.0.0001", REACH_ANY},
	};

	(void)state;
	all_are(rows, sizeof(rows) / sizeof(rows[0]));
}

static void names_of_no_internet(void **state)
{
	static const struct row rows[] = {
		{"localhost", REACH_LOCAL},
		{"localhost.", REACH_LOCAL},
		{"app.localhost", REACH_LOCAL},
		{"mac.local", REACH_PRIVATE},
		{"api.railway.internal", REACH_PRIVATE},
		{"nas.home.arpa", REACH_PRIVATE},
		{"backend", REACH_PRIVATE},
		{"notlocalhost.example", REACH_ANY},
		{"local.example", REACH_ANY},
		{"mylocal", REACH_PRIVATE},
		{"localhost.example", REACH_ANY},
		{"acme.com", REACH_ANY},
		{"", REACH_ANY},
	};

	(void)state;
	all_are(rows, sizeof(rows) / sizeof(rows[0]));
}

static void tunnels_and_workspaces(void **state)
{
	static const struct row rows[] = {
		{"ab12-3-4.ngrok-free.app", REACH_TUNNEL},
		{"abc.ngrok-free.dev", REACH_TUNNEL},
		{"abc.eu.ngrok.io", REACH_TUNNEL},
		{"a-b-c-d.trycloudflare.com", REACH_TUNNEL},
		{"quick-cat-1.loca.lt", REACH_TUNNEL},
		{"x.tunnelmole.net", REACH_TUNNEL},
		{"x.serveo.net", REACH_TUNNEL},
		{"abc.lhr.life", REACH_TUNNEL},
		{"bore.pub", REACH_TUNNEL},
		{"abc-3000.euw.devtunnels.ms", REACH_TUNNEL},
		{"abc.share.zrok.io", REACH_TUNNEL},
		{"rnxyz.a.free.pinggy.link", REACH_TUNNEL},
		{"smee.io", REACH_TUNNEL},
		{"play.svix.com", REACH_TUNNEL},
		{"name-abc-3000.app.github.dev", REACH_WORKSPACE},
		{"3000-a-b.ws-eu1.gitpod.io", REACH_WORKSPACE},
		{"abc-3000.csb.app", REACH_WORKSPACE},
		{"x.stackblitz.io", REACH_WORKSPACE},
		{"x--3000.local.webcontainer.io", REACH_WORKSPACE},
		{"ngrok.io.example", REACH_ANY},
		{"myngrok.app", REACH_ANY},
		{"ngrok.com", REACH_ANY},
		{"bore.pub.example", REACH_ANY},
		{"acme.svix.com", REACH_ANY},
		{"hooks.example.dev", REACH_ANY},
		{"acme.github.io", REACH_ANY},
		{"events.hookdeck.com", REACH_ANY},
		{"webhook.site", REACH_ANY},
	};

	(void)state;
	all_are(rows, sizeof(rows) / sizeof(rows[0]));
}

static void previews(void **state)
{
	static const struct row rows[] = {
		{"shop-git-feature-login-acme.vercel.app", REACH_PREVIEW},
		{"shop-git-fix-acme.vercel.app", REACH_PREVIEW},
		{"shop-1g191go78-acme.vercel.app", REACH_PREVIEW},
		{"my-shop-k3j2h9x0q-acme-projects.vercel.app", REACH_PREVIEW},
		{"shop-git-main-acme.vercel.app", REACH_ANY},
		{"shop-git-master-acme.vercel.app", REACH_ANY},
		{"shop.vercel.app", REACH_ANY},
		{"my-git-app.vercel.app", REACH_ANY},
		{"git-shop-web-acme.vercel.app", REACH_ANY},
		{"shop-dashboard-acme.vercel.app", REACH_ANY},
		{"shop-chapter10-acme.vercel.app", REACH_ANY},
		{"shop-123456789-acme.vercel.app", REACH_ANY},
		{"shop-1g191go78.vercel.app", REACH_ANY},
		{"1g191go78-acme.vercel.app", REACH_ANY},
		{"shop-.vercel.app", REACH_ANY},
		{"shop-1g191go78-acme.example", REACH_ANY},
		{"deploy-preview-12--shop.netlify.app", REACH_PREVIEW},
		{"5f1e2d3c4b5a69788796a5b4--shop.netlify.app", REACH_PREVIEW},
		{"deploy-preview-x--shop.netlify.app", REACH_ANY},
		{"main--shop.netlify.app", REACH_ANY},
		{"deploy-preview-12--.netlify.app", REACH_ANY},
		{"shop.netlify.app", REACH_ANY},
		{"373f31e2.shop.pages.dev", REACH_PREVIEW},
		{"shop.pages.dev", REACH_ANY},
		{"staging.shop.pages.dev", REACH_ANY},
		{"373f31e2.pages.dev", REACH_ANY},
	};

	(void)state;
	all_are(rows, sizeof(rows) / sizeof(rows[0]));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(addresses),
		cmocka_unit_test(names_of_no_internet),
		cmocka_unit_test(tunnels_and_workspaces),
		cmocka_unit_test(previews),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
