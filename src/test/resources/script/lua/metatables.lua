local V = {}
V.__index = V
local function vec(x, y) return setmetatable({x = x, y = y}, V) end
V.__add = function(a, b) return vec(a.x + b.x, a.y + b.y) end
V.__sub = function(a, b) return vec(a.x - b.x, a.y - b.y) end
V.__mul = function(a, b)
  if type(a) == "number" then return vec(a * b.x, a * b.y) end
  if type(b) == "number" then return vec(a.x * b, a.y * b) end
  return a.x * b.x + a.y * b.y
end
V.__unm = function(a) return vec(-a.x, -a.y) end
V.__eq = function(a, b) return a.x == b.x and a.y == b.y end
V.__lt = function(a, b) return a.x < b.x or a.x == b.x and a.y < b.y end
V.__le = function(a, b) return not (b < a) end
V.__tostring = function(a) return "(" .. a.x .. ", " .. a.y .. ")" end
V.__concat = function(a, b) return tostring(a) .. tostring(b) end
V.__call = function(self, k) return self[k] end
function V:len() return math.sqrt(self.x ^ 2 + self.y ^ 2) end
local a, b = vec(1, 2), vec(3, 4)
print(tostring(a + b), tostring(b - a), a * b, tostring(2 * a), tostring(a * 3), tostring(-a))
print(a == b, a == vec(1, 2), a ~= vec(1, 2), a < b, a <= b, a > b, a >= vec(1, 2))
print(a .. b, a .. "!", "!" .. a, b("x"), b:len())
----
local mt = {}
for _, e in ipairs({"add", "sub", "mul", "div", "mod", "pow", "concat"}) do
  mt["__" .. e] = function(a, b)
    return e .. ":" .. (type(a) == "table" and "t" or tostring(a)) .. "," .. (type(b) == "table" and "t" or tostring(b))
  end
end
mt.__unm = function(a, b) return "unm:" .. tostring(a == b) end
local t = setmetatable({}, mt)
print(t + 1, 1 + t, t - "x", "x" - t, t * t, t / nil, t % 2, 2 ^ t, t .. "s", 5 .. t, -t)
print(t + 1 .. "", (1 .. t) .. 2)
----
local log = {}
local real = {a = 1}
local proxy = setmetatable({}, {
  __index = function(_, k) log[#log + 1] = "get " .. tostring(k) return real[k] end,
  __newindex = function(_, k, v) log[#log + 1] = "set " .. tostring(k) real[k] = v end,
})
proxy.b = proxy.a
proxy.b = proxy.b + 1
proxy[1], proxy[2] = proxy.b, proxy.nosuch
print(real.a, real.b, real[1], real[2], rawget(proxy, "a"))
print(table.concat(log, "; "))
----
-- chains of __index
local a = {one = 1}
local b = setmetatable({two = 2}, {__index = a})
local c = setmetatable({three = 3}, {__index = b})
local d = setmetatable({}, {__index = function(t, k) return c[k] or k .. "?" end})
print(c.one, c.two, c.three, c.four)
print(d.one, d.two, d.three, d.four)
a.four = 4
print(c.four, d.four, rawget(c, "four"))
----
-- chains of __newindex
local store = {}
local mid = setmetatable({}, {__newindex = store})
local front = setmetatable({}, {__newindex = mid})
front.x = 1
print(rawget(front, "x"), rawget(mid, "x"), store.x)
rawset(front, "x", 2)
front.x = 3
print(rawget(front, "x"), store.x)
----
local calls = 0
local t = setmetatable({}, {__index = function(t, k) calls = calls + 1 local v = k * k rawset(t, k, v) return v end})
local s = 0
for i = 1, 10 do s = s + t[i] end
for i = 1, 10 do s = s + t[i] end
print(s, calls)
----
print(type(getmetatable("").__index), ("abc"):upper(), ("x").len, #"abc")
print(("%d-%s"):format(5, "y"), ("a,b"):find(",", 1, true))
print(pcall(function() return ("x").y.z end))
print(pcall(function() return ("x"):nosuch() end))
print(pcall(function() local s = "x" s.y = 1 end))
----
local t = setmetatable({}, {__metatable = "locked"})
print(getmetatable(t)) print(pcall(setmetatable, t, {}))
print(pcall(setmetatable, t, nil))
local u = setmetatable({}, {__metatable = false})
print(getmetatable(u)) print(pcall(setmetatable, u, {}))
----
-- comparisons ask only if both sides say the same
local f = function(a, b) return a.v < b.v end
local g = function(a, b) return a.v < b.v end
local a = setmetatable({v = 1}, {__lt = f})
local b = setmetatable({v = 2}, {__lt = f})
local c = setmetatable({v = 3}, {__lt = g})
print(a < b, b < a, a > b)
print(pcall(function() return a < c end))
print(pcall(function() return a < 5 end)) print(pcall(function() return 5 < a end))
print(a <= b, pcall(function() return a <= c end))
print(pcall(function() return {} < {} end)) print(pcall(function() return {} < 1 end))
print(pcall(function() return "a" < 1 end)) print(pcall(function() return nil < nil end))
print(pcall(function() return print < print end)) print(pcall(function() return true <= false end))
----
local mt = {__eq = function(a, b) return "truthy" end}
local a, b = setmetatable({}, mt), setmetatable({}, mt)
print(a == b, a ~= b, a == a, rawequal(a, b), rawequal(a, a), a == 1)
local c = setmetatable({}, {__eq = function() return true end})
print(a == c, a ~= c)
----
local order = {}
local mt = {__lt = function(a, b) order[#order + 1] = a.n .. "<" .. b.n return a.n < b.n end}
local t = {}
for i, n in ipairs({3, 1, 2}) do t[i] = setmetatable({n = n}, mt) end
table.sort(t)
print(t[1].n, t[2].n, t[3].n) print(#order > 0)
print(t[1] <= t[2], order[#order])
----
-- __call with more arguments, and of things in chains
local t = setmetatable({}, {__call = function(self, ...) return select("#", ...), ... end})
print(t()) print(t(nil, 1)) print(pcall(t, "a", "b"))
local u = setmetatable({}, {__call = t})
print(pcall(u, 1))
print(pcall(function() return u(1) end))
for a, b in setmetatable({}, {__call = function(_, s, i) i = i + 1 if i < 4 then return i, s * i end end}), 10, 0 do print(a, b) end
----
print(tostring(setmetatable({}, {__tostring = function() return "shown" end})))
print(setmetatable({}, {__tostring = function() return "printed" end}), 2)
print(pcall(tostring, setmetatable({}, {__tostring = function() error("no") end})))
print(pcall(tostring, setmetatable({}, {__tostring = 5})))
print(type(tostring(setmetatable({}, {__tostring = function() return nil end}))))
print(pcall(print, setmetatable({}, {__tostring = function() return {} end})))
----
local t = setmetatable({}, {__index = function(t, k) error("no field " .. tostring(k), 2) end})
print(pcall(function() return t.x end))
print(pcall(function()
  local y =
    t.why
end))
local u = setmetatable({}, {__newindex = function(t, k, v) error("fixed", 2) end})
print(pcall(function() u.x = 1 end))
----
print(pcall(function() local t = setmetatable({}, {__index = 5}) return t.x end))
print(pcall(function() local t = setmetatable({}, {__index = "abc"}) return t.len("four") end))
print(pcall(function() local t = setmetatable({}, {__newindex = 5}) t.x = 1 end))
print(pcall(function() local t = {} setmetatable(t, {__index = t}) return t.x end))
print(pcall(function() local t = {} setmetatable(t, {__newindex = t}) t.x = 1 return rawget(t, "x") end))
----
-- what length and order ignore in 5.1
local t = setmetatable({1, 2, 3}, {__len = function() return 99 end, __pairs = 1, __ipairs = 1})
print(#t) for k, v in pairs(t) do print(k, v) end
print(unpack(t)) print(next(t)) print(table.getn(t), table.maxn(t))
----
local t = setmetatable({}, {__concat = function(a, b) return (type(a) == "table" and "T" or a) .. (type(b) == "table" and "T" or b) end})
print(1 .. t .. 2) print(t .. t .. t) print("a" .. 1 .. t) print(t .. 1 .. "b")
print(pcall(function() return {} .. "x" end)) print(pcall(function() return "x" .. nil end))
print(pcall(function() local a, b = 1, {} return a .. b end))
----
local t = setmetatable({10}, {__unm = function(x) return x[1] end, __mod = function(a, b) return "mod" end})
print(-t, - -t, t % 3, 3 % t)
print(pcall(function() return -{} end)) print(pcall(function() return #5 end)) print(pcall(function() return -"abc" end))
print(-"2", - -"3", -"0x10")
----
-- a default for what is missing
local function default(d) return setmetatable({}, {__index = function() return d end}) end
local t = default(0)
for w in ("a b a c b a"):gmatch("%a") do t[w] = t[w] + 1 end
print(t.a, t.b, t.c, t.d)
----
-- read-only
local function readonly(t)
  return setmetatable({}, {__index = t, __newindex = function(_, k) error("cannot set " .. tostring(k), 2) end, __metatable = "ro"})
end
local days = readonly({"Mon", "Tue"})
print(days[1], days[3]) print(pcall(function() days[1] = "x" end)) print(getmetatable(days))
for k, v in pairs(days) do print("never", k, v) end
