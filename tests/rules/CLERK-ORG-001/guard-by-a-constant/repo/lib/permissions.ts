export const INVOICES = 'org:invoices:create'
