import express from 'express';
import { clerkHook } from './hooks';

const app = express();

app.post('/clerk', express.raw({ type: '*/*' }), clerkHook);
app.listen(3000);
