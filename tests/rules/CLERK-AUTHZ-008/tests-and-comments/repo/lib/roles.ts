// never ask user.unsafeMetadata.role === 'admin'
export const roles = ['admin']
