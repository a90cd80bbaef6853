import { createClient } from '@acme/cms'

export const preview = () => createClient().getToken({ template: 'preview' })
