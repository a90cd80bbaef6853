const PLANS: Record<string, { pro: string; team: string }> = {
  production: { pro: 'cplan_FAKEproduction000000000001', team: 'cplan_FAKEproduction000000000002' },
  development: { pro: 'cplan_FAKEdevelopment00000000001', team: 'cplan_FAKEdevelopment00000000002' },
}

export const plans = PLANS[process.env.NODE_ENV]
