// expect: CLERK-BILLING-002
export const PRO = 'cplan_FAKEdevelopment00000000001'
