#include "facts/cache.h"

#include <pthread.h>
#include <string.h>

#include "base/digest.h"
#include "base/map.h"
#include "base/mem.h"
#include "base/redact.h"
#include "facts/cache_entry.h"
#include "facts/sources_digest.h"

/* A file that was met. */
struct record {
	uint64_t sum; /* of the text: that two are equal is for memcmp to say */
	uint32_t kind;
	uint32_t next; /* another one with this sum, or MAP_NONE */
	struct str text;
	struct cache_entry entry;
};

struct cache {
	bool has_folder;
	struct cache_folder folder;
	pthread_mutex_t lock; /* of all below */
	struct arena arena;
	struct map by_sum;
	VEC(const struct record *) records;
};

struct cache *cache_create(void)
{
	struct cache *cache = mem_zalloc(sizeof(*cache));

	pthread_mutex_init(&cache->lock, NULL);
	return cache;
}

void cache_destroy(struct cache *cache)
{
	if (cache != NULL) {
		if (cache->has_folder) {
			cache_folder_close(&cache->folder);
		}
		pthread_mutex_destroy(&cache->lock);
		arena_finish(&cache->arena);
		mem_free(cache);
	}
}

enum cache_folder_status cache_use_folder(
	struct cache *cache, const char *path, struct arena *scratch)
{
	enum cache_folder_status status = cache_folder_open(path, &cache->folder, scratch);

	cache->has_folder = status == CACHE_FOLDER_OK;
	return status;
}

static struct str key_of(const uint64_t *sum)
{
	return (struct str){(const char *)sum, sizeof(*sum)};
}

static const struct record *find(const struct cache *cache, const struct record *wanted)
{
	uint32_t i = map_get(&cache->by_sum, key_of(&wanted->sum));

	while (i != MAP_NONE) {
		const struct record *record = cache->records.items[i];

		if (record->kind == wanted->kind && str_equal(record->text, wanted->text)) {
			return record;
		}
		i = record->next;
	}
	return NULL;
}

static const struct record *recall(struct cache *cache, const struct record *wanted)
{
	const struct record *record;

	pthread_mutex_lock(&cache->lock);
	record = find(cache, wanted);
	pthread_mutex_unlock(&cache->lock);
	return record;
}

/* Two threads may have met the same text at once: either's record will do. */
static void remember(struct cache *cache, const struct record *made)
{
	struct record *record;

	pthread_mutex_lock(&cache->lock);
	record = arena_new(&cache->arena, struct record);
	*record = *made;
	record->next = map_get(&cache->by_sum, key_of(&record->sum));
	map_put(&cache->arena, &cache->by_sum, key_of(&record->sum), (uint32_t)cache->records.n);
	vec_push(&cache->arena, &cache->records, record);
	pthread_mutex_unlock(&cache->lock);
}

static void *copy(struct arena *keep, const void *items, size_t count, size_t size)
{
	return count == 0 ? NULL : memcpy(arena_array(keep, count, size), items, count * size);
}

/* The same for a file of its own: linking writes packages' names into what it imports. */
static struct summary *share(
	const struct summary *summary, struct str path, struct str text, struct arena *keep)
{
	struct summary *own = copy(keep, summary, 1, sizeof(*summary));

	own->path = path;
	own->text = text;
	own->imports = copy(keep, own->imports, own->import_count, sizeof(own->imports[0]));
	own->exports = copy(keep, own->exports, own->export_count, sizeof(own->exports[0]));
	return own;
}

/* What an entry depends on, and nothing else. */
static struct str name_of(const struct record *record, struct arena *scratch)
{
	const struct str parts[] = {
		STR("clerk-audit summary " FACTS_TOOL_VERSION " " SOURCES_DIGEST " "),
		str_format(scratch, "%u\n", record->kind),
		record->text,
	};

	return digest_sha256_hex_parts(scratch, parts, sizeof(parts) / sizeof(parts[0]));
}

/* An entry is smaller than its text, but for texts that are very small. */
static bool load(const struct cache *cache, struct str name, struct str path, struct record *record,
	struct arena *keep, struct arena *scratch)
{
	size_t limit = 16 * record->text.n + 4096;
	struct str bytes = cache_folder_read(&cache->folder, name, limit, scratch);

	return !str_absent(bytes) &&
	       cache_entry_read(bytes, path, record->text, keep, scratch, &record->entry);
}

static void make(struct record *record, struct syntax_parser *parser, struct str path,
	struct arena *keep, struct arena *scratch)
{
	notice_vec notices = {0};
	struct cache_entry *entry = &record->entry;

	entry->summary = module_summarize(parser, path, record->text, keep, scratch, &notices);
	entry->notices = copy(keep, notices.items, notices.n, sizeof(notices.items[0]));
	entry->notice_count = notices.n;
}

static void save(const struct cache *cache, struct str name, const struct record *record,
	struct arena *scratch)
{
	struct buf buf = {0};

	cache_entry_write(&record->entry, &buf);
	/* most literals are places in the text, but where escapes are read they are bytes */
	if (redact_text(scratch, buf_str(&buf)).s == buf_str(&buf).s) {
		cache_folder_write(&cache->folder, name, buf_str(&buf), scratch);
	}
	buf_finish(&buf);
}

static void look_up(struct cache *cache, struct record *record, struct syntax_parser *parser,
	struct str path, struct arena *keep, struct arena *scratch)
{
	struct str name;

	if (!cache->has_folder) {
		make(record, parser, path, keep, scratch);
		return;
	}
	name = name_of(record, scratch);
	if (!load(cache, name, path, record, keep, scratch)) {
		make(record, parser, path, keep, scratch);
		save(cache, name, record, scratch);
	}
}

struct summary *cache_summarize(struct cache *cache, struct syntax_parser *parser, struct str path,
	struct str text, struct arena *keep, struct arena *scratch, notice_vec *notices)
{
	struct record made;
	const struct record *known;
	const struct cache_entry *entry;

	if (cache == NULL) {
		return module_summarize(parser, path, text, keep, scratch, notices);
	}
	made = (struct record){.sum = digest_sum(text), .kind = module_kind(path), .text = text};
	known = recall(cache, &made);
	if (known == NULL) {
		look_up(cache, &made, parser, path, keep, scratch);
		remember(cache, &made);
		known = &made;
	}
	entry = &known->entry;
	for (size_t i = 0; i < entry->notice_count; i++) {
		notice_add(keep, notices, path, entry->notices[i].reason);
	}
	return entry->summary == NULL ? NULL : share(entry->summary, path, text, keep);
}
