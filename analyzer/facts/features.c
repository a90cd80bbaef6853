#include "facts/collector.h"

void collect_features(struct collector *collector)
{
	(void)collector;
}
