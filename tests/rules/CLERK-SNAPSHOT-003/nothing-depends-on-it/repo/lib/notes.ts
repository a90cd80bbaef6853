// getToken({ template: 'supabase' })
export const template = 'supabase'
