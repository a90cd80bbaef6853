test('buy', () => buy('cplan_FAKEdevelopment00000000001'))
