"""⑥ 信息公开: notices, and the public's questions."""
