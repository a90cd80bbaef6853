export const HARBOUR_MASTER = 'org:harbour_master'
