"""采购执行进度: what was planned for which month, what has begun, what is late. R108."""
