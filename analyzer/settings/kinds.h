#ifndef SETTINGS_KINDS_H
#define SETTINGS_KINDS_H

#include "base/str.h"

/*
 * What a settings file is, by its name. Nothing here opens a file.
 */
enum kinds_environment {
	KINDS_ANY,
	KINDS_PRODUCTION,
	KINDS_DEVELOPMENT,
	KINDS_PREVIEW,
	KINDS_TEST,
};

struct kinds_env_file {
	enum kinds_environment environment;
	bool sample; /* .env.example and the like: names without values */
};

/* The environment that a file's name speaks of (.env.production, prod.env), whatever the file. */
enum kinds_environment kinds_environment(struct str path);

/* Does the name of a settings file that is no env file say that it is an example? */
bool kinds_is_sample(struct str path);

/*
 * Is the path an env file (.env, .env.production, prod.env, .dev.vars, also
 * their samples)? Fills *out with what the name says about it.
 */
bool kinds_env_file(struct str path, struct kinds_env_file *out);

/*
 * The kind of a settings file that can carry keys and that this version does
 * not understand ("dockerfile", "workflow", "vercel", …), or NULL. YAML of no
 * known name is told apart by its text (a Kubernetes manifest).
 */
const char *kinds_unread(struct str path, struct str text);

/*
 * The kind of a file that can put a route under another path than its own
 * ("vercel", "nginx", "next-config", …: rewrites, proxies, prefixes), or NULL.
 */
const char *kinds_paths(struct str path, struct str text);

/* Could the file be one of those, by its name alone? */
bool kinds_may_map_paths(struct str path);

/*
 * Could the file be one that sets response headers, or an app's own
 * Content-Security-Policy, and is read for no other reason? By its name alone.
 */
bool kinds_may_set_policy(struct str path);

/* Where such a file is used: does its kind run in CI, does it make a container, or neither? */
bool kinds_is_ci(struct str path);
bool kinds_is_container(struct str path);
bool kinds_is_config(struct str path);

/* Is this the name of a package.json, or of a tsconfig or jsconfig file? */
bool kinds_is_manifest(struct str path);
bool kinds_is_tsconfig(struct str path);

#endif
