"""Work plans: how a place goes about the year: its key fields, its phases, who does what by when.

Goes out: tasks to the departments, with their last days; the key fields by which projects are
marked. Lecture, 五 政府购买服务推进路径与实施管理; R71, R155–R158, R161, R165, R170.
"""
