#include "base/path.h"
#include "source/walk_internal.h"

bool walk_is_env_file(struct str name)
{
	return str_is(name, ".env") || str_starts(name, ".env.") || str_is(name, ".envrc") ||
	       str_is(name, ".dev.vars") || str_starts(name, ".dev.vars.") ||
	       str_ends(name, ".env");
}

bool walk_is_keyless_file(struct str path)
{
	return str_is(path_name(path), "keyless.json") &&
	       (str_starts(path, ".clerk/") || str_has(path, "/.clerk/"));
}

bool walk_is_private(struct str path)
{
	return walk_is_env_file(path_name(path)) || walk_is_keyless_file(path);
}

bool walk_is_never_source(struct str name)
{
	static const char *const names[] = {".angular", ".astro", ".aws-sam", ".bzr", ".cache",
		".dart_tool", ".direnv", ".docusaurus", ".expo", ".git", ".gradle", ".hg", ".jj",
		".netlify", ".next", ".nitro", ".nuxt", ".nx", ".nyc_output", ".open-next",
		".output", ".parcel-cache", ".pnpm-store", ".react-router", ".serverless", ".sst",
		".svelte-kit", ".svn", ".tanstack", ".terraform", ".tox", ".turbo", ".venv",
		".vercel", ".vinxi", ".wrangler", ".yarn", "__pycache__", "bower_components",
		"jspm_packages", "node_modules", "storybook-static"};

	return str_in(name, names, sizeof(names) / sizeof(names[0]));
}

bool walk_leaves_out(struct str path)
{
	while (!str_absent(path)) {
		if (walk_is_never_source(str_take(&path, '/'))) {
			return true;
		}
	}
	return false;
}

bool walk_is_output(struct str name)
{
	static const char *const names[] = {"build", "coverage", "dist", "out"};

	return str_in(name, names, sizeof(names) / sizeof(names[0]));
}

bool walk_is_media(struct str path)
{
	static const char *const extensions[] = {".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif",
		".ico", ".bmp", ".tiff", ".psd", ".mp3", ".mp4", ".m4a", ".mov", ".avi", ".webm",
		".ogg", ".wav", ".flac", ".pdf", ".zip", ".gz", ".tgz", ".xz", ".bz2", ".7z",
		".rar", ".jar", ".woff", ".woff2", ".ttf", ".otf", ".eot", ".glb", ".gltf", ".bin",
		".wasm", ".exe", ".dll", ".so", ".dylib", ".node", ".sqlite", ".db", ".onnx",
		".parquet"};

	for (size_t i = 0; i < sizeof(extensions) / sizeof(extensions[0]); i++) {
		size_t n = str_of(extensions[i]).n;

		if (path.n > n &&
			str_is_nocase(str_slice(path, path.n - n, path.n), extensions[i])) {
			return true;
		}
	}
	return false;
}
