export const PLANS = { team: 'cplan_2zTeamTeamTeamTeamTeamTea2' }
export const roles = { cplan_2zKeyKeyKeyKeyKeyKeyKeyKe3: 'supporter' }
export const other = ['cplan_2zLitLitLitLitLitLitLitLi4']
