#include "base/path.h"
#include "facts/collector.h"
#include "program/apps.h"

/* Files that git should not have, whether or not they were read. */

static struct place first_line(struct collector *collector, struct str path)
{
	struct place place = collector_place(collector, path, 0, 0);

	if (place_absent(&place)) {
		place = collector_unkept(path, apps_of(collector->program, path));
	}
	return place;
}

/* Samples are there to be tracked; a file with no word of Clerk in it is nobody's business. */
static bool is_wanted(const struct collector *collector, struct str path, bool read)
{
	const struct source_file *file = collector_file(collector, path);
	struct kinds_env_file env;

	if (walk_is_keyless_file(path)) {
		return true;
	}
	if (!kinds_env_file(path, &env) || env.sample) {
		return false;
	}
	return !read || (file != NULL && file->mentions_clerk);
}

static bool was_walked(const struct walk_result *walk, struct str path)
{
	size_t low = 0;
	size_t high = walk->files.n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = str_compare(walk->files.items[middle].path, path);

		if (order == 0) {
			return true;
		}
		if (order < 0) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return false;
}

void collect_private_files(struct collector *collector, const struct walk_result *walk)
{
	for (size_t i = 0; i < walk->private_files.n; i++) {
		const struct walk_private *it = &walk->private_files.items[i];
		struct fact_private_file fact = {
			.kind = walk_is_keyless_file(it->path) ? STR("keyless") : STR("env"),
			.git = it->tracked ? STR("tracked") : STR("untracked"),
			.read = was_walked(walk, it->path),
		};

		if (!it->tracked_known) {
			fact.git = STR("unknown");
		}
		if (is_wanted(collector, it->path, fact.read)) {
			fact.at = first_line(collector, it->path);
			vec_push(collector->arena, &collector->facts->private_files, fact);
		}
	}
}
