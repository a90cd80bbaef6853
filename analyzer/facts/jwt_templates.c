#include "facts/collector.h"

void collect_jwt_templates(struct collector *collector)
{
	(void)collector;
}
