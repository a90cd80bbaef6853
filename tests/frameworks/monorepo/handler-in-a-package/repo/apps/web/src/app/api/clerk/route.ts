export { POST } from '@acme/hooks/clerk';
