local function count(...) return select("#", ...) end
print(count(), count(nil), count(nil, nil), count(1, nil, 3, nil))
print(count(unpack({1, 2, 3})), count(unpack({}, 1, 4)), count((unpack({1, 2, 3}))))
print(count(count(), count()), count((count())))
----
local function f(a, b, ...)
  local c, d = ...
  return a, b, c, d, ...
end
print(f()) print(f(1)) print(f(1, 2, 3)) print(f(1, 2, 3, 4, 5, 6))
print((f(1, 2, 3)))
----
local function pass(...) return ... end
print(pass(1, 2), pass(3, 4))
print(({pass(1, 2), pass(3, 4)})[3], #{pass(1, 2), pass(3, 4)})
----
local function pass(...) return ... end
local t = {pass(1, 2), pass(3, 4)}
print(#t, t[1], t[2], t[3])
t = {pass(1, 2), (pass(3, 4))}
print(#t, t[1], t[2])
t = {pass(), pass(), 9}
print(#t == 3, t[1], t[2], t[3])
t = {pass(nil, nil, 3)}
print(t[1], t[2], t[3])
----
print(select(1, "a", "b", "c")) print(select(2, "a", "b", "c")) print(select(4, "a", "b", "c"))
print(select(-1, "a", "b", "c")) print(select(-3, "a", "b", "c"))
print(pcall(select, -4, "a", "b", "c")) print(pcall(select, 0)) print(pcall(select)) print(pcall(select, "x"))
print(select("#")) print(select("2", "a", "b")) print(select(1.9, "a", "b")) print(pcall(select, {}))
----
-- the old table of arguments
function old(...) return arg.n, arg[1], arg[2], #arg end
print(pcall(old, 1, nil, 3))
function new(...) local a = ... return a, arg end
print(new(5, 6))
----
local function sum(...)
  local total = 0
  for i = 1, select("#", ...) do total = total + (select(i, ...) or 0) end
  return total
end
print(sum(), sum(1), sum(1, nil, 3), sum(unpack({1, 2, 3, 4})))
----
local function f(...)
  local a, b, c = (...)
  return a, b, c
end
print(f(1, 2, 3))
local function g(...) local a, b, c = ..., "last" return a, b, c end
print(g(1, 2, 3)) print(g())
----
local function list(...)
  local t = {n = select("#", ...), ...}
  return t
end
local t = list("a", nil, "c")
print(t.n, t[1], t[2], t[3])
print(unpack(t, 1, t.n)) print(unpack(t, 2, 3)) print(unpack(t, 3, 2)) print(unpack(t, -1, 1))
----
local s = ""
local function f(...) for i, v in ipairs({...}) do s = s .. i .. "=" .. tostring(v) .. ";" end return ... end
print(f(1, 2, nil, 4)) print(s)
----
print((function(...) return select("#", ...) end)(nil, nil))
print((function(a, ...) return a, ... end)(1, 2, 3))
print((function(...) return (...) end)(1, 2, 3))
print((function(...) return ..., 1 end)(7, 8))
print(((function(...) return {...} end)(1, 2))[2])
----
local t = {}
local n = 200
for i = 1, n do t[i] = i end
print(select("#", unpack(t)), (select(n, unpack(t))))
print(math.max(unpack(t)), math.min(unpack(t)))
print(#string.char(unpack(t)))
print(pcall(unpack, {}, 1, 1e7))
----
-- a call in the midst of a list gives one value
local function three() return 1, 2, 3 end
local a, b, c, d = three(), three()
print(a, b, c, d)
a, b, c, d = three(), 10
print(a, b, c, d)
a, b = (three())
print(a, b)
print(three(), three(), (three()))
print(#{three(), three()}, #{three(), nil}, #{(three())})
----
local function none() end
print(none()) print((none())) print(pcall(type, (none())))
----
local function none() end
print(pcall(type, none())) print(pcall(tostring, none())) print(#{none()}, #{none(), none()})
local a = none()
print(a)
