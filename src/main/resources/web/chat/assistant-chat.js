import { AssistantChat } from './assistant-chat-element.js';

customElements.define('assistant-chat', AssistantChat);

const addOne = () => document.querySelector('assistant-chat') ?? document.body.append(new AssistantChat());
// An async module may come first.
if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', addOne);
else addOne();
