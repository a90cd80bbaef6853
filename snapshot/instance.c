#include "snapshot/instance.h"

#include "snapshot/sources/field.h"
#include "snapshot/sources/sources.h"

bool instance_is_production(const struct instance *instance)
{
	return instance->environment_type.known &&
	       str_is(instance->environment_type.value, "production");
}

bool instance_is_development(const struct instance *instance)
{
	return instance->environment_type.known &&
	       str_is(instance->environment_type.value, "development");
}

bool instance_is_named(const struct instance *instance)
{
	return instance->id.known || instance->frontend_api_hosts.n > 0;
}

const struct instance_domain *instance_primary_domain(const struct instance *instance)
{
	for (size_t i = 0; i < instance->domains.n; i++) {
		if (!instance->domains.items[i].is_satellite) {
			return &instance->domains.items[i];
		}
	}
	return NULL;
}

void instance_read(struct reader *reader)
{
	for (int slot = 0; slot < SLOT_COUNT; slot++) {
		if (reader->part->sources[slot].body != NULL) {
			vec_push(reader->arena, &reader->instance->slots,
				str_of(slots_name((enum slot)slot)));
		}
	}
	for (size_t i = 0; i < field_count(); i++) {
		field_read(reader, field_at(i));
	}
}
