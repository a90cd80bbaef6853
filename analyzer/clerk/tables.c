#include "clerk/tables.h"

#include <stddef.h>

/*
 * Sources: clerk/openapi-specs webhooks/2025-04-15.yml (45 events) and
 * clerk/javascript packages/backend/src/api/resources/Webhooks.ts (45); each
 * lacks one of the other's. Sorted. 2026-08.
 */
const struct tables_event tables_events[] = {
	{"email.created", EVENT_KNOWN},
	{"organization.created", EVENT_KNOWN},
	{"organization.deleted", EVENT_KNOWN},
	{"organization.updated", EVENT_KNOWN},
	{"organizationDomain.created", EVENT_KNOWN},
	{"organizationDomain.deleted", EVENT_KNOWN},
	{"organizationDomain.updated", EVENT_KNOWN},
	{"organizationInvitation.accepted", EVENT_KNOWN},
	{"organizationInvitation.created", EVENT_KNOWN},
	{"organizationInvitation.revoked", EVENT_KNOWN},
	{"organizationMembership.created", EVENT_KNOWN},
	{"organizationMembership.deleted", EVENT_KNOWN},
	{"organizationMembership.updated", EVENT_KNOWN},
	{"paymentAttempt.created", EVENT_KNOWN},
	{"paymentAttempt.updated", EVENT_KNOWN},
	{"permission.created", EVENT_KNOWN},
	{"permission.deleted", EVENT_KNOWN},
	{"permission.updated", EVENT_KNOWN},
	{"role.created", EVENT_KNOWN},
	{"role.deleted", EVENT_KNOWN},
	{"role.updated", EVENT_KNOWN},
	{"session.created", EVENT_KNOWN},
	{"session.ended", EVENT_KNOWN},
	{"session.pending", EVENT_DISPUTED}, /* specification only */
	{"session.removed", EVENT_KNOWN},
	{"session.revoked", EVENT_KNOWN},
	{"sms.created", EVENT_KNOWN},
	{"subscription.active", EVENT_KNOWN},
	{"subscription.created", EVENT_KNOWN},
	{"subscription.pastDue", EVENT_KNOWN},
	{"subscription.updated", EVENT_KNOWN},
	{"subscriptionItem.abandoned", EVENT_KNOWN},
	{"subscriptionItem.active", EVENT_KNOWN},
	{"subscriptionItem.canceled", EVENT_KNOWN},
	{"subscriptionItem.created", EVENT_DISPUTED}, /* SDK only */
	{"subscriptionItem.ended", EVENT_KNOWN},
	{"subscriptionItem.freeTrialEnding", EVENT_KNOWN},
	{"subscriptionItem.incomplete", EVENT_KNOWN},
	{"subscriptionItem.pastDue", EVENT_KNOWN},
	{"subscriptionItem.upcoming", EVENT_KNOWN},
	{"subscriptionItem.updated", EVENT_KNOWN},
	{"user.created", EVENT_KNOWN},
	{"user.deleted", EVENT_KNOWN},
	{"user.updated", EVENT_KNOWN},
	{"waitlistEntry.created", EVENT_KNOWN},
	{"waitlistEntry.updated", EVENT_KNOWN},
	{NULL, EVENT_UNKNOWN},
};

/*
 * The resources of the same sources without those that billing, mail and
 * other senders name alike (email, sms, role, permission, subscription).
 */
const char *const tables_event_resources[] = {
	"organization",
	"organizationDomain",
	"organizationInvitation",
	"organizationMembership",
	"paymentAttempt",
	"session",
	"subscriptionItem",
	"user",
	"waitlistEntry",
	NULL,
};

/*
 * Sources: clerk/clerk-docs docs/guides/development/clerk-environment-variables.mdx;
 * clerk/javascript packages/backend/src/webhooks.ts (the one name that
 * verifyWebhook reads). The last block is what public repositories call the
 * webhook secret. 2026-08.
 */
const struct tables_env_name tables_env_names[] = {
	{"CLERK_PUBLISHABLE_KEY", ENV_PUBLISHABLE_KEY},
	{"CLERK_SECRET_KEY", ENV_SECRET_KEY},
	{"CLERK_WEBHOOK_SIGNING_SECRET", ENV_WEBHOOK_SECRET},
	{"CLERK_MACHINE_SECRET_KEY", ENV_MACHINE_SECRET},
	{"CLERK_JWT_KEY", ENV_JWT_KEY},
	{"CLERK_ENCRYPTION_KEY", ENV_ENCRYPTION_KEY},
	{"CLERK_WEBHOOK_SECRET", ENV_WEBHOOK_SECRET_OTHER},
	{"CLERK_WEBHOOK_SECRET_KEY", ENV_WEBHOOK_SECRET_OTHER},
	{"CLERK_WEBHOOK_SIGNING_KEY", ENV_WEBHOOK_SECRET_OTHER},
	{"CLERK_WEBHOOK_KEY", ENV_WEBHOOK_SECRET_OTHER},
	{"CLERK_SIGNING_SECRET", ENV_WEBHOOK_SECRET_OTHER},
	{"CLERK_SVIX_SECRET", ENV_WEBHOOK_SECRET_OTHER},
	{"SIGNING_SECRET", ENV_WEBHOOK_SECRET_OTHER},
	{"SVIX_SECRET", ENV_WEBHOOK_SECRET_OTHER},
	{"SVIX_WEBHOOK_SECRET", ENV_WEBHOOK_SECRET_OTHER},
	{"WEBHOOK_SECRET", ENV_WEBHOOK_SECRET_OTHER},
	{NULL, ENV_OTHER},
};

/*
 * What bundlers hand to the browser by name. Sources: the documentation of
 * Next, Nuxt, Vite, Astro and SvelteKit, Expo, Create React App, Gatsby,
 * Plasmo, Vue CLI, Bun, WXT, Storybook, Sanity, ngx-env, Redwood and Nx. 2026-08.
 */
const char *const tables_public_prefixes[] = {
	"NEXT_PUBLIC_",
	"NUXT_PUBLIC_",
	"VITE_",
	"PUBLIC_",
	"EXPO_PUBLIC_",
	"REACT_APP_",
	"GATSBY_",
	"PLASMO_PUBLIC_",
	"VUE_APP_",
	"BUN_PUBLIC_",
	"WXT_",
	"STORYBOOK_",
	"SANITY_STUDIO_",
	"NG_APP_",
	"REDWOOD_ENV_",
	"NX_PUBLIC_",
	NULL,
};

/* Ends by which repositories tell the keys of several instances apart. */
const char *const tables_environment_suffixes[] = {
	"_PRODUCTION",
	"_PROD",
	"_LIVE",
	"_DEVELOPMENT",
	"_DEV",
	"_STAGING",
	"_PREVIEW",
	"_TEST",
	"_LOCAL",
	NULL,
};

/*
 * Sources: the packages' own documentation on npm; convex/react-clerk from
 * clerk/clerk-docs docs/guides/development/integrations/databases/convex.mdx. 2026-08.
 */
const char *const tables_packages[] = {
	"@brianmmdev/clerk-webhooks-handler",
	"@hono/clerk-auth",
	"clerk-sveltekit",
	"convex/react-clerk",
	"elysia-clerk",
	"fresh-clerk",
	"gatsby-plugin-clerk",
	"h3-clerk",
	"svelte-clerk",
	"vue-clerk",
	NULL,
};

/*
 * Hosts of development instances, the older ones first. Source:
 * clerk/javascript packages/shared/src/constants.ts. 2026-08.
 */
const char *const tables_development_hosts[] = {
	".lcl.dev",
	".lclstage.dev",
	".lclclerk.com",
	".accounts.dev",
	".accountsstage.dev",
	NULL,
};
